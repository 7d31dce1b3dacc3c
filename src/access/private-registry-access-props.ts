import { Chart } from 'cdk8s';
import { AdmissionOptions } from './admission-options';
import { SecretCopies } from '../copies';
import { CoverageOptions } from '../coverage';
import { RegistryCredentials } from '../credentials';
import { ExternalSecretsOptions } from '../external-secrets';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { AccessPattern } from '../pattern';
import { RefreshOptions } from '../refresh';

/** Properties of a `PrivateRegistryAccess`. */
export interface PrivateRegistryAccessProps {
  /** How the credentials reach the pods, for every entry of `credentials` that names no pattern of its own. */
  readonly pattern: AccessPattern;

  /** The registries that may be pulled from, and where their credentials come from. */
  readonly credentials: RegistryCredentials[];

  /**
   * The namespaces that get access. Each gets pull secrets of its own, since a pod can use only those of its namespace.
   * @default - none where there is a `namespaceSelector`, otherwise the namespace of the chart; without one, in
   * the namespace that the manifests are applied to
   */
  readonly namespaces?: string[];

  /**
   * Namespaces that get access too, found by name or label, those made later included. It is for tokens (by label
   * only), for what External Secrets makes, for Secrets that exist there already, and for what the nodes pull by
   * themselves; Secrets of the manifests, encrypted ones and `pullSecrets` follow `namespaces` alone, unless something
   * copies them (`copies`).
   * @default - only `namespaces`
   */
  readonly namespaceSelector?: NamespaceSelector;

  /**
   * What copies Secrets from the first of `namespaces` to those that `namespaceSelector` finds: those of the manifests,
   * and with Kyverno encrypted ones, those that exist there, and `pullSecrets`. Tokens and what External Secrets makes
   * need no copies. Required for Secrets that exist, with `matchLabels` and the pattern `ADMISSION`.
   * @default - nothing
   */
  readonly copies?: SecretCopies;

  /**
   * The ServiceAccounts of each namespace that are declared here with what reaches pods through them: pull secrets for
   * the pattern `NAMESPACE`, annotations for `KUBELET_CREDENTIAL_PROVIDER`. A ServiceAccount that the app declares
   * itself is granted with `grantPull` instead.
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
   * The name of the pull secret in each namespace. Where several are made, and where the name is generated, a suffix
   * tells them apart: those of another pattern than `pattern` have the name of the pattern appended; those of tokens
   * have `-token`, those that External Secrets makes `-external` (or see `externalSecrets.secretName`); those of
   * `DEDICATED_SERVICE_ACCOUNT` have the registry.
   * @default - generated from the construct path
   */
  readonly secretName?: string;

  /**
   * Whether names of pull secrets end in a short digest of their content.
   * @default false
   */
  readonly versionedNames?: boolean;

  /**
   * Whether the API server refuses to change the pull secrets. Only with `versionedNames`: what changed could not be
   * applied otherwise.
   * @default false
   */
  readonly immutable?: boolean;

  /**
   * The settings of the proof that every image around this construct and of what it grants finds its credential.
   * @default - an image that is not public and finds no credential fails the synthesis
   */
  readonly coverage?: CoverageOptions;

  /**
   * How the tokens among the credentials are fetched and renewed. They are written into Secrets of their own by one
   * CronJob.
   * @default - at the longest safe interval, in the namespace of the chart
   */
  readonly refresh?: RefreshOptions;

  /**
   * Settings of the Secrets that External Secrets makes.
   * @default - at the longest safe interval
   */
  readonly externalSecrets?: ExternalSecretsOptions;

  /**
   * Settings of the policy by which the pattern `ADMISSION` adds pull secrets to pods.
   * @default - each pod gets those that its images need
   */
  readonly admission?: AdmissionOptions;

  /**
   * The name of the ClusterRole by which the nodes may ask for tokens of ServiceAccounts, and of its bindings. It is
   * for credential providers that get such tokens.
   * @default - generated from the construct path
   */
  readonly nodeRoleName?: string;

  /**
   * The chart, and so the file, that Secrets known at synthesis are written to: those with credentials in the manifest,
   * which can then be encrypted, or kept out of Git, without the rest, and encrypted ones.
   * @default - the chart of this construct
   */
  readonly secretsChart?: Chart;
}
