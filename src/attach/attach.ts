import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Attachments } from './attachments';
import { PullSecretAttachmentProps } from './pull-secret-attachment';
import { checkObjectName } from '../kubernetes/name';
import { AccessPattern } from '../pattern';
import { IPullSecret } from '../secret';

/** What is granted. */
export interface AttachProps extends Omit<PullSecretAttachmentProps, 'secrets'> {
  /** Never changed, so that grants may share it. */
  readonly secrets: readonly IPullSecret[];
  /** The namespaces that a pattern without a Secret serves; undefined for all. */
  readonly namespaces?: ReadonlySet<string | undefined>;
  /** Annotations that the ServiceAccounts of the workloads need. */
  readonly annotations?: Readonly<Record<string, string>>;
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
    scope,
    pattern: props.pattern,
    secrets: props.secrets,
    owner,
    externalServiceAccounts: props.externalServiceAccounts ?? [],
    podSpecPath: props.podSpecPath === undefined ? undefined : parsePath(props.podSpecPath),
    namespaces: props.namespaces,
    annotations: props.annotations,
    serviceAccountName: props.serviceAccountName,
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
