import { IConstruct } from 'constructs';

const WARNING = 'cdk8s-registry-access:warning';
const ACKNOWLEDGED = 'cdk8s-registry-access:acknowledged';

/** A warning as metadata holds it. Metadata cannot be taken back, so one that no longer holds is marked. */
export interface NotedWarning {
  readonly code: string;
  readonly message: string;
  readonly path: string;
  holds: boolean;
}

/** Marks that what was warned of at a construct is to be found anew. */
export function retractWarnings(construct: IConstruct): void {
  notedWarnings(construct).forEach(warning => {
    warning.holds = false;
  });
}

/** Notes a warning as metadata of the construct that it is about, and prints it on standard error unless it is acknowledged. */
export function addWarning(construct: IConstruct, code: string, message: string): void {
  const noted = notedWarnings(construct).find(warning => warning.code === code && warning.message === message);
  if (noted?.holds) {
    return;
  }
  if (noted) {
    noted.holds = true;
  } else {
    construct.node.addMetadata(WARNING, { code, message, path: construct.node.path, holds: true } satisfies NotedWarning);
  }
  if (!isAcknowledged(construct, code)) {
    process.stderr.write(`[warning ${code} at ${construct.node.path}] ${message}\n`);
  }
}

/** The warnings of one construct, those that no longer hold included. */
export function notedWarnings(construct: IConstruct): NotedWarning[] {
  return construct.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);
}

export function addAcknowledgement(scope: IConstruct, code: string, reason: string): void {
  scope.node.addMetadata(ACKNOWLEDGED, { code, reason });
}

export function isAcknowledged(construct: IConstruct, code: string): boolean {
  return construct.node.scopes.some(scope => scope.node.metadata.some(({ type, data }) => type === ACKNOWLEDGED && data.code === code));
}
