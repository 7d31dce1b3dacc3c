import { recommend } from './recommend';
import { AccessRecommendation, AccessRecommendationProps } from './recommendation';

/**
 * How credentials reach the kubelet: as a pull secret of the pods that need it, or without any secret in the cluster.
 *
 * A class with constants instead of an enum, so that a pattern can say what it is in words.
 */
export class AccessPattern {
  /**
   * The reference stands on each granted pod (`imagePullSecrets` of the pod spec); ServiceAccounts are not touched.
   * For one workload, in development and tests.
   */
  public static readonly WORKLOAD = new AccessPattern('workload', 'a reference on each granted pod');

  /**
   * The reference stands on the ServiceAccounts of the namespace, `default` included, and the API server copies it into
   * every pod that it admits without a list of its own. For namespaces that share their registries.
   */
  public static readonly NAMESPACE = new AccessPattern('namespace', 'a reference on the ServiceAccounts of the namespace');

  /**
   * Each granted workload runs as a ServiceAccount of its own, which carries only what was granted to it.
   * For high security, where an audit asks who can pull what.
   */
  public static readonly DEDICATED_SERVICE_ACCOUNT = new AccessPattern(
    'dedicated-service-account', 'a ServiceAccount for each granted workload');

  /**
   * The kubelet asks a program on the node for credentials, as the ServiceAccount of the pod where the program takes its token.
   * No Secret. For nodes that you configure yourself.
   * @see https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/
   */
  public static readonly KUBELET_CREDENTIAL_PROVIDER = new AccessPattern(
    'kubelet-credential-provider', 'a program on the nodes that the kubelet asks', false);

  /**
   * The nodes pull as themselves: their cloud role may read the registry. No Secret, and nothing in the cluster.
   * For managed nodes of a public cloud, where every pod may pull what the node may.
   */
  public static readonly NODE_IDENTITY = new AccessPattern('node-identity', 'the cloud identity of the nodes', false);

  /**
   * Says which pattern and source suit a situation, and why: one answer for each provider, in the order given. It
   * changes nothing: pass the answer on. There is one for every combination.
   *
   * @throws if a value is none of its enumeration, if `providers` is empty, and if the version is none or older than `TargetKubernetes.MINIMUM`
   * @example
   *
   * const [{ pattern }] = AccessPattern.recommend({
   *   environment: AccessEnvironment.MULTI_TENANT, nodes: NodeControl.CLOUD_MANAGED, providers: [CloudProvider.AWS],
   * });
   */
  public static recommend(props: AccessRecommendationProps): AccessRecommendation[] {
    return recommend(props);
  }

  /**
   * Checks a pattern that came from JavaScript, where the compiler does not.
   * @internal
   */
  public static _check(property: string, pattern: AccessPattern): void {
    if (!(pattern instanceof AccessPattern)) {
      throw new Error(`'${property}' must be AccessPattern.WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT, KUBELET_CREDENTIAL_PROVIDER or NODE_IDENTITY, `
        + `got ${JSON.stringify(pattern)}`);
    }
  }

  private constructor(
    /** The name of the pattern, as messages write it. */
    public readonly name: string,
    /** What the pattern changes, in a few words. */
    public readonly description: string,
    /** Whether there is a pull secret that reaches the pods. */
    public readonly usesPullSecret: boolean = true,
  ) {}

  public toString(): string {
    return this.name;
  }
}
