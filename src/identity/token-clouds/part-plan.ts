// The members of `plan.json` that say how a part of a pull secret is fetched: types alone, which the program in
// `refresh/runner` shares.

/** `provider` is the name of the module that fetches the part: `PROVIDER.mts` */
export type PartPlan = EcrPart | ArtifactRegistryPart | AcrPart | JfrogPart | StaticPart;

/** A token of Amazon ECR, or of ECR Public. */
export interface EcrPart {
  readonly provider: 'ecr';
  readonly keys: Keys;
  readonly service: 'ecr' | 'ecr-public';
  readonly region: string;
  /** Of `GetAuthorizationToken`. */
  readonly ecr: string;
  /** Of the Security Token Service. */
  readonly sts: string;
  readonly identity: AwsIdentityPlan;
  /** ARN of a role that the identity assumes. */
  readonly assumeRole?: string;
  /** Name of the sessions of roles, by which CloudTrail shows who it was. */
  readonly sessionName: string;
}

/** The keys in `auths` that a token is good for. */
export type Keys = readonly string[];

export type AwsIdentityPlan =
  | { readonly method: 'web-identity'; readonly roleArn: string; readonly tokenFile: string }
  /** `url` is that of the agent, for pods that EKS has not told which it is. */
  | { readonly method: 'pod-identity'; readonly url: string; readonly tokenFile: string }
  | { readonly method: 'access-key'; readonly idFile: string; readonly secretFile: string }
  /** `url` is that of the instance metadata service, without a path. */
  | { readonly method: 'node'; readonly url: string };

/** An access token of Google. */
export interface ArtifactRegistryPart {
  readonly provider: 'artifact-registry';
  readonly keys: Keys;
  readonly identity: GoogleIdentityPlan;
  /** A service account that a token is minted for. */
  readonly mint?: MintPlan;
}

export interface MintPlan {
  readonly serviceAccount: string;
  /** Of IAM Credentials, without a path. */
  readonly url: string;
}

export type GoogleIdentityPlan =
  /** `url` is that of the metadata server, without a path. */
  | { readonly method: 'metadata'; readonly url: string }
  /** `sts` is the URL of the exchange, `audience` the provider of the pool. */
  | { readonly method: 'federation'; readonly tokenFile: string; readonly audience: string; readonly sts: string };

/** A refresh token of one registry of Azure. */
export interface AcrPart {
  readonly provider: 'acr';
  readonly keys: Keys;
  /** URL of the registry, without a path. */
  readonly registry: string;
  /** ID of the tenant; left out where only the node knows it. */
  readonly tenant?: string;
  readonly identity: AzureIdentityPlan;
}

export type AzureIdentityPlan =
  /** `tokenUrl` is the URL of the tenant's token endpoint in Microsoft Entra ID. */
  | {
    readonly method: 'federated' | 'secret';
    readonly tokenUrl: string;
    readonly client: string;
    readonly file: string;
  }
  /**
   * `url` is that of the instance metadata service, without a path; `client` is left out for the only identity of the
   * node.
   */
  | { readonly method: 'managed'; readonly url: string; readonly client?: string };

/** An access token of a JFrog Platform, for its Artifactory. */
export interface JfrogPart {
  readonly provider: 'jfrog';
  readonly keys: Keys;
  /** URL of the platform, without a path. */
  readonly platform: string;
  /** Name of the OIDC integration there. */
  readonly integration: string;
  readonly tokenFile: string;
}

/** Credentials that last, of a Secret that is mounted. */
export interface StaticPart {
  readonly provider: 'static';
  /** Name of the Secret, for messages. */
  readonly secretName: string;
  /** Its `.dockerconfigjson`. */
  readonly file: string;
}
