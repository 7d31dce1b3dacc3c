import { Chart, Duration } from 'cdk8s';
import { CoverageOptions } from '../coverage';
import { RegistryCredentials } from '../credentials';
import { ExternalSecretOptions } from '../external-secrets';
import { AccessPattern } from '../pattern';
import { RefreshOptions } from '../refresh';
import { Registry } from '../registry';

/** What External Secrets is told of the Secrets that it makes for a `PrivateRegistryAccess`. */
export interface ExternalSecretsOptions extends ExternalSecretOptions {
  /**
   * How often External Secrets reads the stores and asks for tokens.
   *
   * @default - a third of the life of the token that expires first, at most an hour if something is read from a store; a day for tokens that
   * do not expire
   */
  readonly refreshInterval?: Duration;
}

/** Properties of a `PrivateRegistryAccess`. */
export interface PrivateRegistryAccessProps {
  /** How the credentials reach the pods, for every entry of `credentials` that names no pattern of its own. */
  readonly pattern: AccessPattern;

  /** The registries that may be pulled from, and where their credentials come from. */
  readonly credentials: RegistryCredentials[];

  /**
   * The namespaces that get access. Each gets pull secrets of its own, since a pod can use only those of its namespace.
   * @default - the namespace of the chart; without one, wherever the manifests are applied to
   */
  readonly namespaces?: string[];

  /**
   * The ServiceAccounts of each namespace that are declared here with what reaches pods through them: pull secrets for the pattern `NAMESPACE`,
   * annotations for `KUBELET_CREDENTIAL_PROVIDER`. A ServiceAccount that the app declares itself is granted with `grantPull` instead.
   *
   * Declaring one takes over its whole `imagePullSecrets` list on the cluster: see `keepPullSecrets`.
   * @default ['default'] for the pattern `NAMESPACE`, none for others
   */
  readonly serviceAccounts?: string[];

  /**
   * Names of ServiceAccounts that are not in the app and get their pull secrets elsewhere.
   * @default - none: granting a workload that runs as an unknown ServiceAccount is an error
   */
  readonly externalServiceAccounts?: string[];

  /**
   * Names of pull secrets that declared ServiceAccounts carry on the cluster already and shall keep.
   *
   * `imagePullSecrets` is an atomic list: what is declared replaces what is there.
   * @default - none
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
   */
  readonly keepPullSecrets?: string[];

  /**
   * The name of the pull secret in each namespace. With several patterns, the Secret of another pattern than `pattern` has
   * the name of the pattern behind it; Secrets of tokens have `-token` behind it, those that
   * External Secrets makes `-external`; the Secrets of `DEDICATED_SERVICE_ACCOUNT` have the registry behind it.
   * @default - generated from the construct path
   */
  readonly secretName?: string;

  /**
   * Whether names of pull secrets end in a short digest of their content.
   * @default false
   */
  readonly versionedNames?: boolean;

  /**
   * Whether the API server refuses to change the pull secrets.
   * @default false
   */
  readonly immutable?: boolean;

  /**
   * What the proof is told, that every image around this construct and of what it grants finds its credential.
   * @default - an image that is not public and finds no credential fails the synthesis
   */
  readonly coverage?: CoverageOptions;

  /**
   * How the tokens among the credentials are fetched and renewed. They are written into Secrets of their own, with `-token` in the name,
   * by one CronJob.
   * @default - as seldom as is safe, in the namespace of the chart
   */
  readonly refresh?: RefreshOptions;

  /**
   * What External Secrets is told of the Secrets that it makes.
   * @default - as seldom as is safe
   */
  readonly externalSecrets?: ExternalSecretsOptions;

  /**
   * The name of the ClusterRole by which the nodes may ask for tokens of ServiceAccounts, and of its bindings. It is
   * for credential providers that get such tokens.
   * @default - generated from the construct path
   */
  readonly nodeRoleName?: string;

  /**
   * The chart, and so the file, that credentials known at synthesis are written to. It can then be encrypted, or kept out
   * of Git, without the rest.
   * @default - the chart of this construct
   */
  readonly secretsChart?: Chart;
}

/** What `grantPull` may be told about a target. */
export interface GrantPullOptions {
  /**
   * The registries that the target may pull from. Those that share a Secret with others cannot be granted alone.
   * @default - every registry of the construct
   */
  readonly registries?: Registry[];

  /**
   * Where a custom resource keeps its pod spec, with dots, such as `spec.template.spec`.
   * @default - only the built-in kinds count
   */
  readonly podSpecPath?: string;

  /**
   * The name of the ServiceAccount that the pattern `DEDICATED_SERVICE_ACCOUNT` makes for a workload that names none.
   * @default - the name of the workload and `-pull`
   */
  readonly serviceAccountName?: string;
}
