import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Attachments } from './attachments';
import { Grant } from './grant';
import { shownPath } from '../given/shown';
import { checkObjectName } from '../kubernetes/name';

/** What is granted, as it is given. The list of secrets is never changed, so that grants may share it. */
export interface AttachProps extends Omit<Grant, 'scope' | 'owner' | 'externalServiceAccounts' | 'podSpecPath'> {
  /** By default the scope that is granted. */
  readonly owner?: IConstruct;
  readonly externalServiceAccounts?: readonly string[];
  /** With dots, such as `spec.template.spec`. */
  readonly podSpecPath?: string;
}

/** Grants a scope some secrets or annotations, once what was given is checked. */
export function attach(scope: IConstruct, props: AttachProps): void {
  props.externalServiceAccounts?.forEach(name => checkObjectName('externalServiceAccounts', name));
  if (props.serviceAccountName !== undefined) {
    checkObjectName('serviceAccountName', props.serviceAccountName);
  }
  const owner = props.owner ?? scope;
  checkTarget(scope, owner);
  if (props.pattern?._makesServiceAccounts && !isInChart(owner)) {
    throw new Error(`'owner' must be in a chart, which the ServiceAccounts of the pattern '${props.pattern}' are `
      + `written to; got ${shownPath(owner)}`);
  }
  Attachments.of(scope).addGrant({
    ...props,
    scope,
    owner,
    externalServiceAccounts: props.externalServiceAccounts ?? [],
    podSpecPath: props.podSpecPath === undefined ? undefined : parsePath(props.podSpecPath),
  });
}

/** In JavaScript a target may be anything; and the plan of one app sees nothing of another. */
function checkTarget(target: IConstruct, owner: IConstruct): void {
  if (!Construct.isConstruct(target)) {
    throw new Error("'target' must be a construct that is or holds a workload or a ServiceAccount, got "
      + `${target === null ? 'null' : typeof target}`);
  }
  if (target.node.root !== owner.node.root) {
    throw new Error(`'target' (${shownPath(target)}) is in another app than ${shownPath(owner)}, which it is `
      + 'granted: name the Secret in that app, with RegistryCredentials.existingSecret(…) or '
      + 'ScopedPullSecret.fromSecretName(…)');
  }
}

function isInChart(construct: IConstruct): boolean {
  return construct.node.scopes.some(scope => Chart.isChart(scope));
}

function parsePath(path: string): string[] {
  const parts = path.split('.');
  if (parts.some(part => !/^[A-Za-z0-9_-]+$/.test(part))) {
    throw new Error(`'podSpecPath' must be member names joined by dots, such as 'spec.template.spec'; got '${path}'`);
  }
  return parts;
}
