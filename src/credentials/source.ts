import { IPullSecret } from '../attach/pull-secret';
import type { EncryptedPullSecret } from '../encrypted/encrypted-object';
import type { ExternalCredentials } from '../external-secrets';
import { unsetSentence, unsetWord } from '../given/unset-word';
import type { CloudIdentity } from '../identity';
import type { CredentialProvider } from '../node';
import { Registry } from '../registry';
import { SecretText } from './secret-text';
import { expiresBecause, tokenOnly } from '../registry/token-only';

/** Where credentials come from, and so who owns the Secret that holds them. Each source is one file of this folder. */
export type CredentialsSource =
  | ManifestSource
  | ExistingSecretSource
  | PullSecretsSource
  | RefreshedTokenSource
  | ExternalSecretSource
  | EncryptedSource
  | NodeSource;

/** Credentials that are known at synthesis and end in a manifest. */
export interface ManifestSource {
  readonly owner: 'manifest';
  /** Where the material came from; the value of the annotation that marks the Secret. */
  readonly origin: string;
  readonly logins: readonly Login[];
}

/** A Secret that somebody else makes in each namespace. */
export interface ExistingSecretSource {
  readonly owner: 'existing';
  readonly secretName: string;
  readonly covers: readonly Registry[];
}

/** Pull secrets that the app makes separately, all of one name, each in a namespace of its own. */
export interface PullSecretsSource {
  readonly owner: 'pull-secrets';
  readonly secrets: readonly IPullSecret[];
}

/** A token that a job in the cluster fetches again and again. */
export interface RefreshedTokenSource {
  readonly owner: 'refresher';
  readonly registry: Registry;
  /** The identity with which the token is fetched. */
  readonly identity: CloudIdentity;
  /** The role that the identity assumes first, in AWS. */
  readonly assumeRole?: string;
}

/** Credentials that External Secrets brings into the cluster. */
export interface ExternalSecretSource {
  readonly owner: 'external-secrets';
  readonly credentials: ExternalCredentials;
}

/** Encrypted texts that a controller decrypts, each for a namespace of its own or for any. */
export interface EncryptedSource {
  readonly owner: 'encrypted';
  /** With what, in words. */
  readonly by: string;
  readonly secrets: readonly EncryptedPullSecret[];
  readonly covers: readonly Registry[];
}

/** Nodes that pull by themselves, or with a program that the kubelet asks. */
export interface NodeSource {
  readonly owner: 'node';
  readonly registries: readonly Registry[];
  readonly provider?: CredentialProvider;
  /** Who the nodes are that pull as themselves, where that was given. */
  readonly identity?: CloudIdentity;
}

/** A user name and password for one registry. */
export interface Login {
  readonly registry: Registry;
  readonly username: string;
  readonly password: SecretText;
}

/** The registries that credentials open. */
export function registriesOf(source: CredentialsSource): Registry[] {
  switch (source.owner) {
    case 'manifest': return source.logins.map(login => login.registry);
    case 'existing': return [...source.covers];
    case 'pull-secrets': return distinct(source.secrets.flatMap(({ covers }) => covers));
    case 'refresher': return [source.registry];
    case 'external-secrets': return source.credentials.registries;
    case 'encrypted': return [...source.covers];
    case 'node': return [...source.registries];
  }
}

function distinct(registries: readonly Registry[]): Registry[] {
  return [...new Map(registries.map(registry => [registry.configKey, registry])).values()];
}

/** Where credentials come from, in words. */
export function originOf(source: CredentialsSource): string {
  switch (source.owner) {
    case 'manifest': return source.origin;
    case 'existing': return `Secret '${source.secretName}'`;
    case 'pull-secrets': return `pull secret '${source.secrets[0].secretName}'`;
    case 'refresher': return `a token fetched as ${source.identity}`;
    case 'external-secrets': return 'External Secrets';
    case 'encrypted': return `a text encrypted with ${source.by}`;
    case 'node': return source.provider ? `the ${source.provider}` : 'the identity of the nodes';
  }
}

/**
 * Checks a login that somebody gave. A message names the places, and shows no value: either may hold the password.
 *
 * @param usernameFrom names the place of the user name
 * @param passwordFrom names the place of the password
 */
export function checkLogin(login: Login, usernameFrom: string, passwordFrom: string): Login {
  const { registry, username, password } = login;
  if (username === '') {
    throw new Error(`the user name for '${registry}' is empty: give one in ${usernameFrom} (${registry.usernameHint})`);
  }
  checkText(`the user name for '${registry}'`, usernameFrom, username, /\p{Cc}/u);
  checkText(`the password for '${registry}'`, passwordFrom, password.reveal(), NOT_IN_PASSWORDS);
  if (username.includes(':')) {
    // `auth` is base64 of user:password, and the kubelet splits it at the first colon.
    throw new Error(`the user name for '${registry}' must not contain a colon: ${usernameFrom} seems to hold `
      + 'user:password in its place; give the user name alone');
  }
  if (password.reveal() === '') {
    throw new Error(`the password for '${registry}' is empty: give one in ${passwordFrom}`);
  }
  checkLasting(login);
  return login;
}

/** A password may be a key in JSON, of several lines. */
const NOT_IN_PASSWORDS = /[^\P{Cc}\t\r\n]/u;

function checkText(what: string, from: string, text: string, refused: RegExp): void {
  const word = unsetWord(text);
  if (word !== undefined) {
    throw new Error(`${what} (${from}) ${unsetSentence(word)}`);
  }
  if (/[\r\n]$/.test(text)) {
    throw new Error(`${what} ends with a line break: remove it from ${from}`);
  }
  if (refused.test(text)) {
    throw new Error(`${what} holds a control character, which no login can have: remove it from ${from}`);
  }
}

/** A token that expires would end with the first pull after that, for nothing renews what is in a manifest. */
function checkLasting({ registry, username }: Login): void {
  const what = `the password of user '${registry.username}' on '${registry}'`;
  if (tokenOnly([registry])) {
    throw new Error(`${what} ${expiresBecause(registry)}`);
  }
  if (registry.tokenLifetime && username === registry.username) {
    throw new Error(`${what} is a token that expires after ${registry.tokenLifetime.toHumanString()}, and nothing `
      + 'renews a Secret in a manifest. Let the nodes pull (RegistryCredentials.nodeIdentity(…)), let a refresher '
      + 'fetch the token (RegistryCredentials.token(…)), name a Secret that something else renews with '
      + 'RegistryCredentials.existingSecret(…), or give a credential that lasts');
  }
}
