import { AccessRecommendationProps } from './recommendation';
import { checkCall } from '../given/check-call';
import { CloudProvider } from '../registry';

/**
 * How credentials reach the kubelet: as a pull secret of the pods that need it, or without any secret in the cluster.
 *
 * A class with constants instead of an enum, so that a pattern can say what it is in words.
 */
export class AccessPattern {
  /**
   * The reference is on each granted pod (`imagePullSecrets` of the pod spec); ServiceAccounts are not touched.
   * For one workload, in development and tests.
   */
  public static readonly WORKLOAD = new AccessPattern('workload', 'a reference on each granted pod');

  /**
   * The reference is on the ServiceAccounts of the namespace, `default` included, and the API server copies it into
   * every pod that it admits without a list of its own. For namespaces that share their registries.
   */
  public static readonly NAMESPACE = new AccessPattern(
    'namespace', 'a reference on the ServiceAccounts of the namespace', { sharesPullSecrets: true });

  /**
   * The API server adds the reference to each pod that is made in the namespaces, by its images, whoever makes the pod
   * (`MutatingAdmissionPolicy`, on since Kubernetes 1.36). Granted workloads name it themselves too, as the policy
   * takes a second to become active. For shared clusters where others make pods: operators, other teams, namespaces
   * that are made later.
   * @see https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/
   */
  public static readonly ADMISSION = new AccessPattern(
    'admission', 'a reference that the API server adds to each pod', { addsAtAdmission: true });

  /**
   * Each granted workload runs as a ServiceAccount of its own, which carries only what was granted to it.
   * For high security, where an audit asks who can pull what.
   */
  public static readonly DEDICATED_SERVICE_ACCOUNT = new AccessPattern(
    'dedicated-service-account', 'a ServiceAccount for each granted workload', { makesServiceAccounts: true });

  /**
   * The kubelet asks a program on the node for credentials, as the ServiceAccount of the pod where the program takes
   * its token. No Secret. For nodes that you configure yourself.
   * @see https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/
   */
  public static readonly KUBELET_CREDENTIAL_PROVIDER = new AccessPattern(
    'kubelet-credential-provider', 'a program on the nodes that the kubelet asks',
    { usesPullSecret: false, annotatesServiceAccounts: true });

  /**
   * The nodes pull as themselves: their cloud role may read the registry. No Secret, and nothing in the cluster.
   * For managed nodes of a public cloud, where every pod may pull what the node may.
   */
  public static readonly NODE_IDENTITY = new AccessPattern(
    'node-identity', 'the cloud identity of the nodes', { usesPullSecret: false });

  /**
   * Says which pattern and source suit a situation, and why: one answer for each provider, in the order given. It
   * changes nothing: pass the answer on. There is one for every combination.
   *
   * @throws if a value is not in its enumeration, if `providers` is empty, and if the version is invalid or older than
   * `TargetKubernetes.MINIMUM`
   * @example
   * const [{ pattern }] = AccessPattern.recommend({
   *   environment: AccessEnvironment.MULTI_TENANT, nodes: NodeControl.CLOUD_MANAGED, providers: [CloudProvider.AWS],
   * });
   */
  public static recommend(props: AccessRecommendationProps): AccessRecommendation[] {
    checkCall('AccessPattern.recommend', props);
    // Loaded where it is needed: every app has a pattern, and few ask for one.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { recommend } = require('./recommend') as typeof import('./recommend');
    return recommend(props).map(answer => ({ ...answer, pattern: AccessPattern[answer.pattern] }));
  }

  /** Whether there is a pull secret that reaches the pods. */
  public readonly usesPullSecret: boolean;

  /**
   * Whether pull secrets are on ServiceAccounts that the pods of a namespace share.
   * @internal
   */
  public readonly _sharesPullSecrets: boolean;

  /**
   * Whether each workload gets a ServiceAccount of its own, with a Secret for each registry: it carries only what was
   * granted.
   * @internal
   */
  public readonly _makesServiceAccounts: boolean;

  /**
   * Whether annotations of ServiceAccounts say as whom their pods pull.
   * @internal
   */
  public readonly _annotatesServiceAccounts: boolean;

  /**
   * Whether a policy adds pull secrets to the pods of a namespace when they are made.
   * @internal
   */
  public readonly _addsAtAdmission: boolean;

  private constructor(
    /** The name of the pattern, as messages write it. */
    public readonly name: string,
    /** What the pattern changes, in a few words. */
    public readonly description: string,
    traits: {
      readonly usesPullSecret?: boolean;
      readonly sharesPullSecrets?: boolean;
      readonly makesServiceAccounts?: boolean;
      readonly annotatesServiceAccounts?: boolean;
      readonly addsAtAdmission?: boolean;
    } = {},
  ) {
    this.usesPullSecret = traits.usesPullSecret ?? true;
    this._sharesPullSecrets = traits.sharesPullSecrets ?? false;
    this._makesServiceAccounts = traits.makesServiceAccounts ?? false;
    this._annotatesServiceAccounts = traits.annotatesServiceAccounts ?? false;
    this._addsAtAdmission = traits.addsAtAdmission ?? false;
  }

  public toString(): string {
    return this.name;
  }
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
