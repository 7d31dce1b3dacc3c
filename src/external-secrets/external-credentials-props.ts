import { Registry } from '../registry';
import { ExternalSecretStore } from './external-secret-store';
import { GeneratorIdentity } from './generator-identity';

/** A user name and a password in a store. */
export interface ExternalLoginProps {
  /** The store that holds them. */
  readonly store: ExternalSecretStore;

  /** Key of the secret in the store, e.g. the path in Vault or the name in AWS Secrets Manager. */
  readonly key: string;

  /**
   * The property of the secret that holds the password or token.
   * @default - the secret is the password
   */
  readonly passwordProperty?: string;

  /**
   * The property of the secret that holds the user name.
   * @default - `username`, else the only user name that the registry knows
   */
  readonly usernameProperty?: string;

  /**
   * The user name itself, which is not a secret.
   * @default - read from `usernameProperty`, else the only user name that the registry knows
   */
  readonly username?: string;
}

/** A whole Docker config in a store. */
export interface ExternalDockerConfigProps {
  /** The registries that it holds credentials for; it cannot be looked into at synthesis. */
  readonly covers: Registry[];

  /** The store that holds it. */
  readonly store: ExternalSecretStore;

  /** Key of the secret in the store. */
  readonly key: string;

  /**
   * The property of the secret that holds the config.
   * @default - the secret is the config
   */
  readonly property?: string;
}

/** The identity with which a token is asked for. What the registry's generator cannot use is refused. */
export interface ExternalTokenProps {
  /** The identity, which needs the right to pull. */
  readonly identity: GeneratorIdentity;

  /**
   * For ECR: the ARN of an IAM role that the identity assumes first, as for registries of another account.
   * @default - the identity asks itself
   */
  readonly assumeRole?: string;

  /**
   * For Artifact Registry, the ID of the project. For GitLab, the ID or path of the project whose images are pulled.
   * @default - for Artifact Registry, the first part of the registry's path; for GitLab `group`, one of both is
   * required
   */
  readonly project?: string;

  /**
   * For GitLab: ID or path of the group whose images are pulled.
   * @default - `project`; one of both is required
   */
  readonly group?: string;

  /**
   * For ACR: whether the token opens one repository only, the path of the registry, for pulls. It then lives 75 minutes
   * instead of 3 hours.
   * @default false
   */
  readonly singleRepository?: boolean;

  /**
   * For GitLab: what the deploy tokens are called there.
   * @default cdk8s-registry-access
   */
  readonly tokenName?: string;

  /**
   * For GitLab: its URL, e.g. `https://gitlab.example.com`.
   * @default - `https://gitlab.com` for its registry; required for others
   */
  readonly url?: string;
}
