/**
 * What a refresher does, as its `plan.json` says it. The library writes that file and the program in `runner/` reads
 * it: both share these types, and nothing else. No code is here, and no credential is ever in a plan: it names files.
 *
 * Times are seconds, files absolute paths, endpoints whole URLs: partitions, FIPS, dual-stack and sovereign clouds are
 * known to the library only.
 */
export interface Plan {
  /** What is merged into pull secrets, by its name in messages and in the state; a DNS label. */
  readonly parts: Readonly<Record<string, PartPlan>>;
  /** The pull secrets that are written into each namespace. */
  readonly secrets: readonly PullSecretPlan[];
  /** The namespaces that are known at synthesis. */
  readonly namespaces: readonly string[];
  /** Namespaces that are found when it runs. Module: `selector.mts` */
  readonly selector?: SelectorPlan;
  /** The Secret that keeps parts from one run to the next. Module: `state.mts` */
  readonly state?: StatePlan;
  /** Labels and annotations of the pull secrets. */
  readonly labels: Labels;
  readonly annotations: Labels;
  /** The folder with `token` and `ca.crt` for the API server, as the kubelet mounts them. */
  readonly apiTokenFolder: string;
  /**
   * How the clouds are reached; the API server and the services of a node are always reached directly. Module:
   * `proxy.mts`
   */
  readonly proxy?: ProxyPlan;
  /** A bundle of CAs in PEM that are trusted for the clouds and the proxy beside Node's own. Module: `trust.mts` */
  readonly caFile?: string;
  /** The longest time between two runs: a token that lives for less is a failure. */
  readonly gapSeconds: number;
  /**
   * How long after the start of a run something may be fetched or listed once more; an attempt that began in time may
   * take 30 s longer.
   */
  readonly budgetSeconds: number;
  /**
   * The longest time that a run on schedule waits before it begins, so that the clusters with one schedule are spread.
   */
  readonly jitterSeconds: number;
}

export type Labels = Readonly<Record<string, string>>;

export interface PullSecretPlan {
  readonly name: string;
  /** The parts of it. Of two that open the same the first counts: a token before what may be older. */
  readonly parts: readonly string[];
}

export interface SelectorPlan {
  /** A label selector as the API server reads it. */
  readonly labels: string;
  /** The ServiceAccounts of each namespace that are given the pull secrets. */
  readonly serviceAccounts: readonly string[];
}

export interface StatePlan {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  /** Where the Secret of the run before is mounted, if there is one. */
  readonly folder: string;
}

export interface ProxyPlan {
  /** `http://HOST:PORT` or `https://HOST:PORT`. */
  readonly url: string;
  /**
   * What is reached without it: names, each with all below it (`example.com`, or `.example.com`), addresses, blocks of
   * addresses (`10.0.0.0/8`), each of them with a port where only that one is meant (`example.com:8443`); `*` for
   * everything.
   */
  readonly noProxy: readonly string[];
}

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
