import { IConstruct } from 'constructs';
import { AccessPattern } from '../pattern';
import { IPullSecret } from '../secret';
import { attach } from './attach';

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
    AccessPattern._check('pattern', props.pattern);
    if (!props.pattern.usesPullSecret) {
      throw new Error(`'pattern' must be one with a pull secret, got '${props.pattern}': the nodes have what it needs, so there is nothing to attach`);
    }
    if (props.secrets.length === 0) {
      throw new Error(`'secrets' for '${scope.node.path}' is empty: give the pull secrets to attach. A refresher with a 'namespaceSelector' finds its `
        + 'namespaces in the cluster: name its Secret with RegistryCredentials.existingSecret(refresh.secretName, { covers })');
    }
    attach(scope, { ...props, secrets: [...props.secrets] });
  }

  private constructor() {}
}
