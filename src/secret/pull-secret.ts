import { Registry } from '../registry';

/** A Secret of type `kubernetes.io/dockerconfigjson` that pods of its namespace can name in `imagePullSecrets`. */
export interface IPullSecret {
  /** The name of the Secret. */
  readonly secretName: string;

  /**
   * The namespace of the Secret; only pods of the same namespace can use it.
   * @default - none: the Secret goes where the manifests are applied to, like its pods
   */
  readonly namespace?: string;

  /** The registries that it holds credentials for. */
  readonly covers: Registry[];
}
