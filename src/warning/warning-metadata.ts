import { IConstruct } from 'constructs';
import { othersListed } from './others-listed';
import { WarningCode } from './warning-code';
import { groupBy } from '../collection/group-by';

const WARNING = 'cdk8s-registry-access:warning';
const ACKNOWLEDGED = 'cdk8s-registry-access:acknowledged';

/** A warning as metadata holds it. Metadata cannot be taken back, so one that no longer holds is marked. */
export interface NotedWarning {
  readonly code: WarningCode;
  readonly message: string;
  readonly path: string;
  holds: boolean;
}

/** A warning and the construct that it is about. */
export interface Warning {
  readonly construct: IConstruct;
  readonly code: WarningCode;
  readonly message: string;
  /** What is wrong, without what it is wrong with. */
  readonly cause: string;
}

/**
 * Makes some warnings those that hold, in the place of those that held before: as metadata, and printed on standard
 * error where they are new and nobody acknowledged them, those of one cause together. cdk8s validates an app several
 * times, and a warning should be printed once.
 */
export function replaceWarnings(before: readonly Warning[], now: readonly Warning[]): void {
  const wereHolding = new Set(before.flatMap(({ construct }) => notedWarnings(construct)).filter(noted => noted.holds));
  wereHolding.forEach(noted => {
    noted.holds = false;
  });
  const printed: Warning[] = [];
  for (const warning of now) {
    const { construct, code, message } = warning;
    const noted = notedWarnings(construct).find(known => known.code === code && known.message === message);
    const isNew = noted === undefined || (!noted.holds && !wereHolding.has(noted));
    if (noted) {
      noted.holds = true;
    } else {
      construct.node.addMetadata(WARNING, {
        code, message, path: construct.node.path, holds: true,
      } satisfies NotedWarning);
    }
    if (isNew && !isAcknowledged(construct, code)) {
      printed.push(warning);
    }
  }
  groupBy(printed, ({ cause }) => cause).forEach(print);
}

function print([{ construct, code, message }, ...others]: readonly Warning[]): void {
  process.stderr.write(`[warning ${code} at ${construct.node.path || 'the app'}] ${message} (accept with `
    + `SynthesisWarnings.acknowledge)${othersListed(others.map(other => other.construct.node.path))}\n`);
}

/** The warnings of one construct, those that no longer hold included. */
export function notedWarnings(construct: IConstruct): NotedWarning[] {
  return construct.node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);
}

export function addAcknowledgement(scope: IConstruct, code: WarningCode, reason: string): void {
  scope.node.addMetadata(ACKNOWLEDGED, { code, reason });
}

export function isAcknowledged(construct: IConstruct, code: string): boolean {
  return construct.node.scopes.some(scope =>
    scope.node.metadata.some(({ type, data }) => type === ACKNOWLEDGED && data.code === code),
  );
}
