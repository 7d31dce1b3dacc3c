import { AccessEnvironment } from './access-environment';
import { AccessPattern } from './access-pattern';
import { GitOpsTool } from './gitops-tool';
import { NodeControl } from './node-control';
import { CloudProvider } from '../registry';

/** What `AccessPattern.recommend` asks. */
export interface AccessRecommendationProps {
  /** What the cluster is for. */
  readonly environment: AccessEnvironment;

  /** Who controls its nodes. */
  readonly nodes: NodeControl;

  /** Whose registries the images are in: first the one that most are in, or, in a public cloud, that of the cloud that the nodes are in. */
  readonly providers: CloudProvider[];

  /**
   * Version of the oldest kubelet, such as `1.34`.
   * @default TargetKubernetes.DEFAULT
   */
  readonly kubernetesVersion?: string;

  /**
   * Whether namespaces that need the images are made later, by somebody else than the app.
   * @default false
   */
  readonly dynamicNamespaces?: boolean;

  /**
   * What brings the manifests to the cluster.
   * @default GitOpsTool.NONE
   */
  readonly gitOps?: GitOpsTool;

  /**
   * Whether External Secrets Operator is installed, with a store of secrets behind it.
   * @default false
   */
  readonly externalSecrets?: boolean;
}

/**
 * An answer of `AccessPattern.recommend`, for the registries of one provider. Nothing happens by itself: pass `pattern`
 * to `PrivateRegistryAccess`, or to the credentials where it is another one than that of the whole.
 */
export interface AccessRecommendation {
  /** Whose registries. */
  readonly provider: CloudProvider;

  /** By which pattern. */
  readonly pattern: AccessPattern;

  /** Where the credentials come from: the factory or the construct to use. */
  readonly source: string;

  /** Why, in sentences. */
  readonly reasons: string[];

  /** What was considered and is not recommended, a pattern or a source of credentials, and why not, in a sentence. */
  readonly ruledOut: { [option: string]: string };
}
