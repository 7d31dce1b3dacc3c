import { Duration } from 'cdk8s';

/** Settings of the Secrets that External Secrets makes. */
export interface ExternalSecretsOptions {
  /**
   * The name of the Secret in each namespace. Its ExternalSecret has the same, and names of generators begin with it.
   * Where several are made, those of another pattern than that of the construct have the name of the pattern appended,
   * those of `DEDICATED_SERVICE_ACCOUNT` and deploy tokens of GitLab the registry.
   * @default - `secretName` of the construct, or a generated name with `-external` appended
   */
  readonly secretName?: string;

  /**
   * How often External Secrets reads the stores and asks for tokens.
   * @default - a third of the life of the token that expires first, less `copyInterval` where there are copies; at most
   * an hour if something is read from a store; a day for tokens that do not expire
   */
  readonly refreshInterval?: Duration;

  /**
   * Whether generators are ClusterGenerators, so that only who may write to the whole cluster can change what is asked
   * for. What they name is still that of the namespace of the Secret. For namespaces that a selector finds they always
   * are.
   * @default false
   */
  readonly clusterGenerators?: boolean;

  /**
   * A namespace in which the stores are read and tokens are asked for once; the Secret is copied from there.
   * Identities, Secrets and SecretStores that the credentials name are those of this namespace.
   * @default - every namespace reads and asks for itself, and has the identities, Secrets and SecretStores that the
   * credentials name
   */
  readonly sourceNamespace?: string;

  /**
   * How often copies follow the Secret of `sourceNamespace`.
   * @default - a twelfth of the life of the token that expires first, at most an hour; a minute for deploy tokens of
   * GitLab
   */
  readonly copyInterval?: Duration;

  /**
   * Whether a Secret stays when its ExternalSecret is deleted, as when somebody uninstalls External Secrets with its
   * CRDs, or when its namespace is no longer selected. A source that fails or is deleted removes nothing, either
   * way. It cannot be set for deploy tokens of GitLab, which External Secrets revokes then.
   * @default false
   */
  readonly keepSecret?: boolean;

  /**
   * Labels of the Secret, beside `app.kubernetes.io/managed-by`, `app.kubernetes.io/component` and those of External
   * Secrets.
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Annotations of the Secret.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}
