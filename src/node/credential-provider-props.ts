import { Duration } from 'cdk8s';
import { CloudIdentity } from '../identity';
import { Registry } from '../registry';

/**
 * The token of the pod's ServiceAccount that a program gets with each image.
 *
 * @see
 * https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/#service-account-token-for-image-pulls
 */
export interface ServiceAccountTokenProps {
  /** Audience of the token. The nodes have to be allowed to ask for it: a `PrivateRegistryAccess` allows them to. */
  readonly audience: string;

  /**
   * Whether the kubelet keeps a returned credential for all pods of a ServiceAccount with the same annotations.
   * Otherwise it keeps it by token, and calls the program for each pod: mandatory where the credential is the token
   * itself, or lives as long as the token.
   * @default false
   */
  readonly cachePerServiceAccount?: boolean;

  /**
   * Whether the program returns the token itself as the password. `cachePerServiceAccount` must then be false: the
   * kubelet refuses the credential otherwise.
   * @default false
   */
  readonly tokenIsPassword?: boolean;

  /**
   * Whether the program is called only for pods with a ServiceAccount. Otherwise it is called without a token for the
   * others: static pods.
   * @default true
   */
  readonly requireServiceAccount?: boolean;

  /**
   * Keys of annotations of the ServiceAccount that the program gets. Without one of them the kubelet ignores the
   * program, and says so in no event.
   * @default - none
   */
  readonly requiredAnnotationKeys?: string[];

  /**
   * Keys of annotations of the ServiceAccount that the program gets where they are there.
   * @default - none
   */
  readonly optionalAnnotationKeys?: string[];

  /**
   * Annotations that the ServiceAccounts of granted workloads get. Each key is a required or an optional one.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** The identity with which ServiceAccounts pull through the program of a cloud. */
export interface ServiceAccountPullProps {
  /**
   * The identity with which the granted ServiceAccounts pull: `CloudIdentity.irsa(roleArn)` for ECR;
   * `CloudIdentity.gkeWorkloadIdentity(…)` without a Google service account for Artifact Registry, where they pull as
   * themselves; `CloudIdentity.azureWorkloadIdentity(…)` for ACR, where pods of others then get no credential.
   * @default - for ECR, the app says so itself, in the annotation `eks.amazonaws.com/ecr-role-arn` of each
   * ServiceAccount; required for the others
   */
  readonly identity?: CloudIdentity;

  /**
   * ECR only: ARN of the IAM role for ServiceAccounts without the annotation.
   * @default - they pull as the node with versions of the program that fall back to it, and not at all with others
   */
  readonly defaultRoleArn?: string;
}

/** The configuration of the kubelet for a program. */
export interface CredentialProviderProps {
  /**
   * Registries that the program has credentials for. Their `matchImages` are the patterns by which the kubelet calls
   * it. The programs of the clouds need some.
   * @default - only `matchImages` count
   */
  readonly registries?: Registry[];

  /**
   * Name of the program in the kubelet's folder of credential providers. Not for `CredentialProvider.of`, whose first
   * parameter it is.
   * @default - the name under which the project publishes it
   */
  readonly name?: string;

  /**
   * Patterns of images beside those that follow from the registries, such as a mirror that the nodes pull from with
   * this program's credentials.
   * @default - none
   */
  readonly matchImages?: string[];

  /**
   * How long the kubelet keeps a credential if the program does not say so. The programs of the clouds do.
   * @default - a third of the shortest time that a token may have to live; zero, which keeps nothing, where that is not
   * known
   */
  readonly defaultCacheDuration?: Duration;

  /**
   * Environment variables of the program, beside those of the kubelet.
   * @default - none
   */
  readonly env?: { [name: string]: string };

  /**
   * Arguments of the program. For `CredentialProvider.azure`, the one absolute path of the file on the nodes that tells
   * the program of the cloud; it exchanges tokens only where the file has `"useManagedIdentityExtension": true`. Not
   * for `ecr` and `google`.
   * @default - none; ['/etc/kubernetes/azure.json'] for `CredentialProvider.azure`
   */
  readonly args?: string[];

  /**
   * Let the granted ServiceAccounts pull as an identity of their own, since Kubernetes 1.34. Not for
   * `CredentialProvider.of`.
   * @default - every pod pulls as the node
   */
  readonly serviceAccounts?: ServiceAccountPullProps;

  /**
   * The token of the pod's ServiceAccount that the program gets, since Kubernetes 1.34. Only for
   * `CredentialProvider.of`: for the programs of the clouds it follows from `serviceAccounts`.
   * @default - none: it pulls as the node
   */
  readonly serviceAccountToken?: ServiceAccountTokenProps;

  /**
   * Names of the ServiceAccounts whose tokens the nodes may ask for, for this program.
   * @default - all in the namespaces that are given access
   */
  readonly serviceAccountNames?: string[];
}
