import { AccessEnvironment } from './access-environment';
import { AccessPattern } from './access-pattern';
import { GitOpsTool } from './gitops-tool';
import { NodeControl } from './node-control';
import { RegistryCloud } from './registry-cloud';

/** What `AccessPattern.recommend` asks. */
export interface AccessRecommendationProps {
  /** What the cluster is for. */
  readonly environment: AccessEnvironment;

  /** Who controls its nodes. */
  readonly nodes: NodeControl;

  /** Whose registries the images are in: first the one that most are in, or, in a public cloud, that of the cloud that the nodes are in. */
  readonly providers: RegistryCloud[];

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

/** Something that was considered and is not recommended. */
export interface RuledOutAccess {
  /** A pattern or a source of credentials. */
  readonly option: string;

  /** Why not, in a sentence. */
  readonly reason: string;
}

/** What is recommended for the registries of one provider. */
export interface ProviderRecommendation {
  /** Whose registries. */
  readonly provider: RegistryCloud;

  /** By which pattern: `pattern` of the credentials, where it is another one than that of the whole. */
  readonly pattern: AccessPattern;

  /** Where the credentials come from: the factory or the construct to use. */
  readonly source: string;
}

/** An answer of `AccessPattern.recommend`. Nothing happens by itself: pass `pattern` to `PrivateRegistryAccess`. */
export interface AccessRecommendation {
  /** The pattern for `PrivateRegistryAccess`: that of the first provider. */
  readonly pattern: AccessPattern;

  /** Where the credentials of the first provider come from: the factory or the construct to use. */
  readonly source: string;

  /** The answer for each provider, in the order that they were given in. */
  readonly providers: ProviderRecommendation[];

  /** Why, in sentences. */
  readonly reasons: string[];

  /** What was considered and is not recommended. */
  readonly ruledOut: RuledOutAccess[];
}
