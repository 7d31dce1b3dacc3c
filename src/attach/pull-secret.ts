import type { IConstruct } from 'constructs';
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

  /**
   * Lets a target pull with this Secret: adds it to the `imagePullSecrets` of every granted pod, or, where the target
   * holds no workload, of every ServiceAccount. Every image of a granted workload is then proven (`ImageCoverage`).
   *
   * For other patterns, pass the Secret to a `PrivateRegistryAccess` (`RegistryCredentials.pullSecrets`).
   *
   * @param target a workload, a ServiceAccount, or any construct around some, what is added to it later included
   * @throws for a `serviceAccountName`, and for `registries` that are not all of the Secret's. At synthesis, if the
   * target holds nothing to grant or is in another namespace than the Secret
   */
  grantPull(target: IConstruct, options?: GrantPullOptions): void;
}

/** What `grantPull` may be told about a target. */
export interface GrantPullOptions {
  /**
   * The registries that the target may pull from. Those that share a Secret with others cannot be granted alone:
   * of a pull secret or a refresher, only all of them can be named; fewer are an error.
   * @default - every registry of what is granted
   */
  readonly registries?: Registry[];

  /**
   * Where a custom resource keeps its pod spec, with dots, such as `spec.template.spec`. An error where nothing of the
   * target has a pod spec there.
   * @default - the built-in kinds count, and those of operators that `docs/patterns.md` lists
   */
  readonly podSpecPath?: string;

  /**
   * The name of the ServiceAccount that the pattern `DEDICATED_SERVICE_ACCOUNT` of a `PrivateRegistryAccess` makes for
   * a workload that names none; an error for any other pattern, and for a pull secret or a refresher, which have none.
   * @default - the name of the workload and `-pull`
   */
  readonly serviceAccountName?: string;
}
