import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { checkObjectName } from '../kubernetes/name';
import { AccessPattern } from '../pattern';
import { IPullSecret } from '../secret';
import { Attachments } from './attachments';

/** What is granted, and how it reaches the pods. */
export interface PullSecretAttachmentProps {
  /** How the secrets reach the pods. */
  readonly pattern: AccessPattern;

  /** The secrets; each serves the objects of its own namespace. */
  readonly secrets: IPullSecret[];

  /**
   * The construct that reports errors of this attachment and holds the dedicated ServiceAccounts that it needs.
   * @default - the scope that was granted
   */
  readonly owner?: IConstruct;

  /**
   * Names of ServiceAccounts that are not in the tree and get their pull secrets elsewhere: by hand, or by another app.
   * @default - none: a workload that runs as an unknown ServiceAccount is an error
   */
  readonly externalServiceAccounts?: string[];

  /**
   * Where custom resources in the scope keep their pod spec, with dots, such as `spec.template.spec`.
   * @default - only the built-in kinds count
   */
  readonly podSpecPath?: string;

  /**
   * The name of the dedicated ServiceAccount, for a workload that names none.
   * @default - the name of the workload and `-pull`
   */
  readonly serviceAccountName?: string;
}

/** Brings pull secrets to the pods of a scope, without the rest of `PrivateRegistryAccess`. */
export class PullSecretAttachment {
  /**
   * Attaches secrets to everything that a scope is or contains at synthesis, what is added to it later included.
   *
   * @param scope a workload, a ServiceAccount, or any construct around some: a chart, an `Include`, a `Helm` release
   */
  public static attach(scope: IConstruct, props: PullSecretAttachmentProps): void {
    if (props.secrets.length === 0) {
      throw new Error(`'secrets' for '${scope.node.path}' is empty: give the pull secrets to attach`);
    }
    AccessPattern._check('pattern', props.pattern);
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
      serviceAccountName: props.serviceAccountName,
    });
  }

  private constructor() {}
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
