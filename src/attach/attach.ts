import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Attachments } from './attachments';
import { Grant } from './grant';
import { checkObjectName } from '../kubernetes/name';
import { AccessPattern } from '../pattern';

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
  if (props.pattern === AccessPattern.DEDICATED_SERVICE_ACCOUNT && !isInChart(owner)) {
    throw new Error(`'owner' must be in a chart, which the ServiceAccounts of the pattern '${props.pattern}' are written to; `
      + `got '${owner.node.path}'`);
  }
  Attachments.of(scope).add({
    ...props,
    scope,
    owner,
    externalServiceAccounts: props.externalServiceAccounts ?? [],
    podSpecPath: props.podSpecPath === undefined ? undefined : parsePath(props.podSpecPath),
  });
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
