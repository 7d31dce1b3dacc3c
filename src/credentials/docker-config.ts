import { DockerConfigJson } from '../image';
import { isDesktopEntry } from '../image/desktop-entry';
import { DecodedEntry } from '../image/docker-config-decode';
import { JsonMember, objectMembers } from '../image/json-members';
import { normalizeKey, withoutUserInfo } from '../image/registry-key';
import { CloudProvider, Registry } from '../registry';
import { DockerConfigCredentialsOptions } from './credentials-props';
import { readCredentialsFile } from './file';
import { SecretText } from './secret-text';
import { checkLogin, Login, ManifestSource } from './source';

// Docker reads the file with Go's encoding/json too, which compares member names without case. The members:
// https://github.com/docker/cli/blob/28f756087eea5fa301f3fbf12b01ae62f91521c2/cli/config/configfile/file.go#L62-L63
const CREDS_STORE = /^credsStore$/iu;
const CRED_HELPERS = /^credHelpers$/iu;
const AUTHS = /^auths$/iu;
// https://github.com/docker/cli/blob/28f756087eea5fa301f3fbf12b01ae62f91521c2/cli/config/types/authconfig.go
const TOKENS = /^(?:identitytoken|registrytoken)$/iu;
/** For the registry of a cloud: what is in a file or comes from a helper there is most often a token that expires. */
const TOKENS_INSTEAD = 'Let a refresher fetch tokens (RegistryCredentials.token(…)), or let the nodes pull '
  + '(RegistryCredentials.nodeIdentity(…))';
const INSTEAD =
  'Log in with a config of its own (`docker --config DIR login`, without the helper), or use environmentInManifest';

export function dockerConfigSource(file: string, { registries }: DockerConfigCredentialsOptions): ManifestSource {
  // First, since it tells a path from a config that was given in its place.
  const text = readCredentialsFile(file);
  if (registries?.length === 0) {
    throw new Error(`'registries' is empty: name registries of file '${file}', or leave it out to take all of them`);
  }
  const entries = parse(text, file);
  const members = objectMembers(text.trim());
  checkNoHelpers(members, file, registries);
  if (entries.length === 0) {
    throw new Error(`file '${file}' has no credentials: its 'auths' is empty or missing`);
  }
  const wanted = registries ?? entries.map(({ key }) => registryOfKey(key, file));
  return {
    owner: 'manifest',
    origin: 'docker-config-file',
    logins: wanted.map(registry => loginFor(registry, entries, file, keysWithToken(members))),
  };
}

function parse(text: string, file: string): readonly DecodedEntry[] {
  try {
    return DockerConfigJson.parse(text)._entries().filter(({ key }) => !isDesktopEntry(key));
  } catch (error) {
    throw new Error(`file '${file}' is not a Docker config.json: ${(error as Error).message}`);
  }
}

/**
 * Where Docker keeps passwords in a helper, the file holds none, or an old one that Docker itself no longer uses.
 *
 * @param members undefined for a document that is not an object; all but `null` are refused before
 * @see https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
function checkNoHelpers(members: readonly JsonMember[] | undefined, file: string, wanted?: readonly Registry[]): void {
  if (!members) {
    throw new Error(`file '${file}' is not a Docker config.json: it is 'null', not a JSON object`);
  }
  const store = members.filter(({ name, value }) => CREDS_STORE.test(name) && value !== 'null').pop();
  if (store && store.value !== '""') {
    throw new Error(
      `file '${file}' leaves its passwords to a credential helper ('credsStore'), so they are not in it. ${INSTEAD}`,
    );
  }
  const helped = members.filter(({ name }) => CRED_HELPERS.test(name)).flatMap(({ value }) => helpedKeys(value, file))
    .find(key => !wanted || wanted.some(registry => identity(registry.configKey) === identity(key)));
  if (helped !== undefined) {
    throw new Error(`file '${file}' leaves the password for '${withoutUserInfo(helped)}' to a credential helper `
      + `('credHelpers'), so it is not in it. ${isOfCloud(helped) ? TOKENS_INSTEAD : INSTEAD}`);
  }
}

function helpedKeys(json: string, file: string): string[] {
  const members = json === 'null' ? [] : objectMembers(json);
  if (!members) {
    throw new Error(`file '${file}' is not a Docker config.json: its 'credHelpers' is not a JSON object`);
  }
  return members.map(({ name }) => name);
}

/** Equal for keys that are one registry: to the kubelet, or since both stand for Docker Hub. */
function identity(key: string): string | undefined {
  const location = normalizeKey(key);
  return location === 'index.docker.io' ? 'docker.io' : location;
}

function isOfCloud(key: string): boolean {
  try {
    return Registry.parse(identity(key) ?? key).cloud !== CloudProvider.OTHER;
  } catch {
    return false; // a key that is no registry; its helper is asked for nothing
  }
}

function registryOfKey(key: string, file: string): Registry {
  try {
    return Registry.of(identity(key) ?? key);
  } catch (error) {
    throw new Error(`file '${file}' has credentials for '${withoutUserInfo(key)}', which is not a registry: `
      + `${(error as Error).message}. Name those to take in 'registries', or remove it from the file`);
  }
}

/** The entries that hold a token in place of a password: Docker exchanges it, the kubelet reads no such member. */
function keysWithToken(members: readonly JsonMember[] = []): string[] {
  return members.filter(({ name }) => AUTHS.test(name)).flatMap(({ value }) => objectMembers(value) ?? [])
    .filter(({ value }) => objectMembers(value)?.some(({ name }) => TOKENS.test(name)))
    .map(({ name }) => name);
}

function loginFor(
  registry: Registry, entries: readonly DecodedEntry[], file: string, withToken: readonly string[],
): Login {
  const [entry, second] = entries.filter(({ key }) => identity(key) === identity(registry.configKey));
  if (!entry) {
    throw new Error(`file '${file}' has no credentials for '${registry}'; it has some for: `
      + `${entries.map(({ key }) => withoutUserInfo(key)).join(', ')}`);
  }
  if (second) {
    throw new Error(`file '${file}' has two logins for '${registry}', '${withoutUserInfo(entry.key)}' and `
      + `'${withoutUserInfo(second.key)}', which are one registry: remove one from the file`);
  }
  const { username, password } = entry;
  if (password === '' && withToken.includes(entry.key)) {
    throw new Error(`file '${file}' has an identity token for '${registry}' and no password, as \`az acr login\` and `
      + 'logins with a browser leave it: it expires, and the kubelet does not read it. '
      + (registry.cloud === CloudProvider.OTHER
        ? 'Log in with a user name and a password that lasts' : TOKENS_INSTEAD));
  }
  return checkLogin({ registry, username, password: new SecretText(password) }, `file '${file}'`, `file '${file}'`);
}
