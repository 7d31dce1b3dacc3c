import { Duration } from 'cdk8s';
import { CloudProvider } from '../registry';
import type { AwsIdentityPlan } from './token-clouds/part-plan';

/** Where the files of identities are mounted in the container that fetches tokens. */
export const IDENTITY_MOUNT = '/registry-access/identity';

/** What identities need of the pod that fetches tokens. */
export interface PodNeeds {
  /** Tokens of the pod's ServiceAccount that the cloud takes, to be projected. */
  readonly tokens: readonly ServiceAccountToken[];
  /**
   * Keys of Secrets of the pod's namespace, to be projected with `optional: true`: a missing one fails this fetch, not
   * the pod.
   */
  readonly secretFiles: readonly SecretFile[];
  /** Annotations of the pod's ServiceAccount. They only tell people and audits; nothing here depends on them. */
  readonly serviceAccountAnnotations: Readonly<Record<string, string>>;
  /** Link-local addresses that the container must reach, besides the cloud's API. */
  readonly egress: readonly Egress[];
}

/** A `serviceAccountToken` source of a projected volume. */
export interface ServiceAccountToken {
  readonly audience: string;
  readonly expirationSeconds: number;
  /** Path below `IDENTITY_MOUNT`. */
  readonly file: string;
}

/** An item of a `secret` source of a projected volume. */
export interface SecretFile {
  readonly secretName: string;
  readonly key: string;
  /** Path below `IDENTITY_MOUNT`. */
  readonly file: string;
}

/** TCP to an address. */
export interface Egress {
  readonly cidr: string;
  readonly port: number;
}

/**
 * What fetching a token as an identity takes of the pod, and of the program in the members of each cloud. Plain data,
 * never a credential.
 */
export interface IdentityBinding {
  readonly provider: CloudProvider;
  readonly pod: Partial<PodNeeds>;
  /** The shortest life that a fetched token may have, where it is not the registry's `tokenLifetime`. */
  readonly tokenLifetime?: Duration;
}

export interface AwsBinding extends IdentityBinding {
  readonly provider: CloudProvider.AWS;
  /** Where its own credentials come from. */
  readonly identity: AwsIdentityPlan;
  /** Name of the sessions of roles. */
  readonly sessionName: string;
}

export interface GoogleBinding extends IdentityBinding {
  readonly provider: CloudProvider.GOOGLE;
  readonly method: 'metadata' | 'federation';
  /** Absolute path of the projected token, or empty. */
  readonly file: string;
  /** Audience of the exchange at Google's Security Token Service, or empty. */
  readonly audience: string;
  /** Account to mint a token for, or empty. */
  readonly serviceAccount: string;
}

export interface AzureBinding extends IdentityBinding {
  readonly provider: CloudProvider.AZURE;
  readonly method: 'federated' | 'managed' | 'secret';
  /** Host of Microsoft Entra ID in the cloud of the registry, or empty for `managed`. */
  readonly authority: string;
  readonly tenant: string;
  /** Client ID, or empty for the only identity of the node. */
  readonly client: string;
  /** Absolute path of the projected token or of the client secret, or empty. */
  readonly file: string;
}
