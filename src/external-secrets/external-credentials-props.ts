import { Registry } from '../registry';
import { ExternalSecretStore } from './external-secret-store';
import { GeneratorIdentity } from './generator-identity';
import { GeneratorSecretKey } from './generator-secret-key';

/** A user name and a password in a store. */
export interface ExternalLoginProps {
  /** The store that holds them. */
  readonly store: ExternalSecretStore;

  /** Key of the secret in the store, e.g. the path in Vault or the name in AWS Secrets Manager. */
  readonly key: string;

  /**
   * The property of the secret that holds the password or token.
   *
   * @default - the secret is the password
   */
  readonly passwordProperty?: string;

  /**
   * The property of the secret that holds the user name.
   *
   * @default - `username`, else the only user name that the registry knows
   */
  readonly usernameProperty?: string;

  /**
   * The user name itself, which is no secret.
   *
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
   *
   * @default - the secret is the config
   */
  readonly property?: string;
}

/** As whom a token of Amazon ECR is asked for. */
export interface ExternalEcrTokenProps {
  /** The identity, which needs the right to pull. */
  readonly identity: GeneratorIdentity;

  /**
   * The ARN of an IAM role that the identity assumes first, as for registries of another account.
   *
   * @default - the identity asks itself
   */
  readonly assumeRole?: string;
}

/** As whom a token of Artifact Registry is asked for. */
export interface ExternalArtifactRegistryTokenProps {
  /** The identity, which needs the right to pull. */
  readonly identity: GeneratorIdentity;

  /**
   * ID of the project.
   *
   * @default - the first part of the registry's path
   */
  readonly project?: string;
}

/** As whom a token of Azure Container Registry is asked for. */
export interface ExternalAcrTokenProps {
  /** The identity, which needs the right to pull. */
  readonly identity: GeneratorIdentity;

  /**
   * Whether the token opens one repository only, the path of the registry, for pulls. It then lives 75 minutes instead of 3 hours.
   *
   * @default false
   */
  readonly singleRepository?: boolean;
}

/** A robot account of Quay that trusts a ServiceAccount of the cluster. */
export interface ExternalQuayTokenProps {
  /** The robot account, `organization+robot`. */
  readonly robotAccount: string;

  /** Name of the ServiceAccount in the namespace of the pull secret. */
  readonly serviceAccountName: string;
}

/** Where GitLab makes deploy tokens. */
export interface ExternalGitlabDeployTokenProps {
  /**
   * ID or path of the project whose images are pulled.
   *
   * @default - `group`; one of both is required
   */
  readonly project?: string;

  /**
   * ID or path of the group whose images are pulled.
   *
   * @default - `project`; one of both is required
   */
  readonly group?: string;

  /** An access token of GitLab with the scope `api`, of a maintainer of the project or an owner of the group. */
  readonly accessToken: GeneratorSecretKey;

  /**
   * What the deploy tokens are called in GitLab.
   *
   * @default cdk8s-registry-access
   */
  readonly tokenName?: string;

  /**
   * URL of GitLab, e.g. `https://gitlab.example.com`.
   *
   * @default - `https://gitlab.com` for its registry; required for others
   */
  readonly url?: string;
}

/** A GitHub App. */
export interface ExternalGithubTokenProps {
  /** ID of the app. */
  readonly appId: string;

  /** ID of its installation in the organization. */
  readonly installationId: string;

  /** Where its private key is, in PEM. */
  readonly privateKey: GeneratorSecretKey;
}

/** A service account of Cloudsmith that trusts a ServiceAccount of the cluster. */
export interface ExternalCloudsmithTokenProps {
  /** Slug of the organization. */
  readonly organization: string;

  /** Slug of the service account in Cloudsmith. */
  readonly service: string;

  /** Name of the ServiceAccount in the namespace of the pull secret. */
  readonly serviceAccountName: string;

  /**
   * Audiences of the ServiceAccount's token.
   *
   * @default - `https://api.cloudsmith.io`
   */
  readonly audiences?: string[];
}
