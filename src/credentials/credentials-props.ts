import type { CloudIdentity } from '../identity';
import { AccessPattern } from '../pattern';
import { Registry } from '../registry';

/** What every kind of credentials takes. */
export interface CredentialsOptions {
  /**
   * How these credentials reach the pods.
   * @default - the pattern of the construct that uses them
   */
  readonly pattern?: AccessPattern;
}

/** Which environment variables of the process that synthesizes hold a login. */
export interface EnvironmentCredentialsProps extends CredentialsOptions {
  /** The variable that holds the password or token. */
  readonly passwordVariable: string;

  /**
   * The variable that holds the user name.
   * @default - `username`, else the only user name that the registry knows
   */
  readonly usernameVariable?: string;

  /**
   * The user name itself, which is not a secret.
   * @default - read from `usernameVariable`, else the only user name that the registry knows
   */
  readonly username?: string;
}

/** Which logins of a Docker `config.json` are meant. */
export interface DockerConfigCredentialsOptions extends CredentialsOptions {
  /**
   * The registries to take from the file.
   * @default - every registry under `auths`
   */
  readonly registries?: Registry[];
}

/** What is known of a Secret that somebody else makes. */
export interface ExistingSecretProps extends CredentialsOptions {
  /** The registries that the Secret holds credentials for; it cannot be looked into at synthesis. */
  readonly covers: Registry[];
}

/** The identity with which a token is fetched in the cluster. */
export interface TokenCredentialsProps extends CredentialsOptions {
  /** The identity that the refresher fetches the token as; it needs the right to pull. */
  readonly identity: CloudIdentity;

  /**
   * The ARN of an IAM role that the identity assumes first, as for registries of another account. Only for Amazon ECR
   * and ECR Public.
   * @default - the identity fetches the token itself
   */
  readonly assumeRole?: string;
}

/** Where the encrypted texts of a pull secret are, and what it opens. Nothing is decrypted. Give files or texts. */
export interface EncryptedCredentialsProps extends CredentialsOptions {
  /** The registries that the Secret holds credentials for; they cannot be read at synthesis. */
  readonly covers: Registry[];

  /**
   * The paths of files that hold one object each, in YAML or JSON: for each namespace the one that was encrypted for
   * it.
   * @default - `texts`
   */
  readonly files?: string[];

  /**
   * The objects themselves, in YAML or JSON.
   * @default - read from `files`
   */
  readonly texts?: string[];

  /**
   * The name of the Secret. Another name than that of the texts takes a wider scope of kubeseal than `strict`; the
   * encryption of SOPS is always bound to the name.
   * @default - the name that the texts have
   */
  readonly secretName?: string;
}
