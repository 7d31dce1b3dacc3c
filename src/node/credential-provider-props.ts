import { Duration } from 'cdk8s';
import { AzureCloud, Registry } from '../registry';

/** By what the kubelet tells apart the credentials that a program returned for ServiceAccounts. */
export enum ServiceAccountTokenCache {
  /**
   * By token: another pod, another call of the program. Mandatory where the credential is the token itself, or lives as long as the token.
   */
  TOKEN = 'Token',

  /** By ServiceAccount and its annotations: where the credential is good for every pod of the ServiceAccount. */
  SERVICE_ACCOUNT = 'ServiceAccount',
}

/**
 * The token of the pod's ServiceAccount that a program gets with each image.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/#service-account-token-for-image-pulls
 */
export interface ServiceAccountTokenProps {
  /** Audience of the token. The nodes have to be allowed to ask for it: see `KubeletCredentialProviderAccess`. */
  readonly audience: string;

  /**
   * By what returned credentials are told apart.
   *
   * @default ServiceAccountTokenCache.TOKEN, which is never wrong, and calls the program more often
   */
  readonly cacheType?: ServiceAccountTokenCache;

  /**
   * Whether the program returns the token itself as the password. The kubelet then refuses the credential with any other `cacheType` than `TOKEN`.
   *
   * @default false
   */
  readonly tokenIsPassword?: boolean;

  /**
   * Whether the program is called only for pods with a ServiceAccount. Otherwise it is called without a token for the others: static pods.
   *
   * @default true
   */
  readonly requireServiceAccount?: boolean;

  /**
   * Keys of annotations of the ServiceAccount that the program gets. Without one of them the kubelet passes the program over, and says so in
   * no event.
   *
   * @default - none
   */
  readonly requiredAnnotationKeys?: string[];

  /**
   * Keys of annotations of the ServiceAccount that the program gets where they are there.
   *
   * @default - none
   */
  readonly optionalAnnotationKeys?: string[];

  /**
   * Annotations that the ServiceAccounts of granted workloads get. Each key is a required or an optional one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** What every program can be told. */
export interface CredentialProviderOptions {
  /**
   * Name of the program in the kubelet's folder of credential providers.
   *
   * @default - the name under which the project publishes it
   */
  readonly name?: string;

  /**
   * Patterns of images beside those that follow from the registries, such as a mirror that the nodes pull from with this program's credentials.
   *
   * @default - none
   */
  readonly matchImages?: string[];

  /**
   * How long the kubelet keeps a credential if the program does not say so. The programs of the clouds do.
   *
   * @default - a third of the shortest time that a token may have to live; zero, which keeps nothing, where that is not known
   */
  readonly defaultCacheDuration?: Duration;

  /**
   * Environment variables of the program, beside those of the kubelet.
   *
   * @default - none
   */
  readonly env?: { [name: string]: string };
}

/** Properties of `CredentialProvider.of`. */
export interface CredentialProviderProps {
  /**
   * Registries that the program has credentials for. Their `matchImages` are the patterns by which the kubelet calls it.
   *
   * @default - only `matchImages` count
   */
  readonly registries?: Registry[];

  /**
   * Patterns of images beside those that follow from the registries.
   *
   * @default - none
   */
  readonly matchImages?: string[];

  /**
   * How long the kubelet keeps a credential if the program does not say so.
   *
   * @default - a third of the lifetime of the registries' tokens; zero, which keeps nothing, where that is not known
   */
  readonly defaultCacheDuration?: Duration;

  /**
   * Arguments of the program.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * Environment variables of the program, beside those of the kubelet.
   *
   * @default - none
   */
  readonly env?: { [name: string]: string };

  /**
   * The token of the pod's ServiceAccount that the program gets, since Kubernetes 1.34.
   *
   * @default - none: it pulls as the node
   */
  readonly serviceAccountToken?: ServiceAccountTokenProps;
}

/** How ServiceAccounts pull from Amazon ECR. */
export interface EcrServiceAccountPullProps {
  /**
   * ARN of the IAM role that the granted ServiceAccounts pull as. Its trust policy is that of IRSA.
   *
   * @default - the app says so itself, in the annotation `eks.amazonaws.com/ecr-role-arn` of each ServiceAccount
   */
  readonly roleArn?: string;

  /**
   * ARN of the IAM role for ServiceAccounts without the annotation.
   *
   * @default - they pull as the node with versions of the program that fall back to it, and not at all with others
   */
  readonly defaultRoleArn?: string;
}

/** Properties of `CredentialProvider.ecr`. */
export interface EcrCredentialProviderProps extends CredentialProviderOptions {
  /** Registries of Amazon ECR and ECR Public. */
  readonly registries: Registry[];

  /**
   * Let ServiceAccounts pull as IAM roles of their own.
   *
   * @default - every pod pulls as the node
   */
  readonly serviceAccounts?: EcrServiceAccountPullProps;
}

/** Which cluster of GKE the ServiceAccounts are of that pull from Artifact Registry. */
export interface GoogleServiceAccountPullProps {
  /** ID of the project of the cluster. */
  readonly project: string;

  /** Region or zone of the cluster, e.g. `europe-west1`. */
  readonly location: string;

  /** Name of the cluster. */
  readonly cluster: string;
}

/** Properties of `CredentialProvider.google`. */
export interface GoogleCredentialProviderProps extends CredentialProviderOptions {
  /** Registries of Google Artifact Registry, `gcr.io` included. */
  readonly registries: Registry[];

  /**
   * Let the granted ServiceAccounts pull as themselves, through Workload Identity Federation for GKE.
   *
   * @default - every pod pulls as the node
   */
  readonly serviceAccounts?: GoogleServiceAccountPullProps;
}

/** As which identity ServiceAccounts pull from Azure Container Registry. */
export interface AzureServiceAccountPullProps {
  /** Client ID of the managed identity or application that the granted ServiceAccounts pull as. */
  readonly clientId: string;

  /** ID of its tenant. */
  readonly tenantId: string;

  /**
   * Azure cloud that it is in.
   *
   * @default AzureCloud.PUBLIC
   */
  readonly cloud?: AzureCloud;
}

/** Properties of `CredentialProvider.azure`. */
export interface AzureCredentialProviderProps extends CredentialProviderOptions {
  /** Registries of Azure Container Registry. */
  readonly registries: Registry[];

  /**
   * Path of the file on the nodes that tells the program of the cloud. It exchanges tokens only where the file has
   * `"useManagedIdentityExtension": true`.
   *
   * @default '/etc/kubernetes/azure.json'
   */
  readonly configFile?: string;

  /**
   * Let the granted ServiceAccounts pull as an identity of their own. Pods of others then get no credential.
   *
   * @default - every pod pulls as the node
   */
  readonly serviceAccounts?: AzureServiceAccountPullProps;
}
