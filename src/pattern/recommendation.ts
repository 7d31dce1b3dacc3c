import { AccessEnvironment } from './access-environment';
import { GitOpsTool } from './gitops-tool';
import { NodeControl } from './node-control';
import { CloudProvider } from '../registry';

/** What `AccessPattern.recommend` asks. */
export interface AccessRecommendationProps {
  /** What the cluster is for. */
  readonly environment: AccessEnvironment;

  /** Who controls its nodes. */
  readonly nodes: NodeControl;

  /**
   * Whose registries the images are in: first the one that most are in, or, in a public cloud, that of the cloud that
   * the nodes are in.
   */
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
