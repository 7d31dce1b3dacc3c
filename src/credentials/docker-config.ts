import { DockerConfigJson } from '../image';
import { normalizeKey, withoutUserInfo } from '../image/registry-key';
import { Registry } from '../registry';
import { DockerConfigCredentialsOptions } from './credentials-props';
import { readCredentialsFile } from './file';
import { SecretText } from './secret-text';
import { checkLogin, Login, ManifestSource } from './source';

export function dockerConfigSource(file: string, options: DockerConfigCredentialsOptions): ManifestSource {
  const text = readCredentialsFile(file);
  const logins = loginsOf(parse(text, file), file);
  checkNoHelpers(JSON.parse(text), file, options.registries);
  return {
    owner: 'manifest',
    origin: 'docker-config-file',
    logins: options.registries ? options.registries.map(registry => find(registry, logins, file)) : checkNotEmpty(logins, file),
  };
}

function parse(text: string, file: string): DockerConfigJson {
  try {
    return DockerConfigJson.parse(text);
  } catch (error) {
    throw new Error(`file '${file}' is not a Docker config.json: ${(error as Error).message}`);
  }
}

/**
 * Where Docker keeps passwords in a helper, the file holds none, or an old one that Docker itself no longer uses.
 *
 * @see https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
function checkNoHelpers(config: { credsStore?: unknown; credHelpers?: object }, file: string, wanted?: readonly Registry[]): void {
  const instead = 'Log in with a config of its own (`docker --config DIR login`, without the helper), or use environmentInManifest';
  if (config.credsStore) {
    throw new Error(`file '${file}' leaves its passwords to the credential helper '${config.credsStore}' ('credsStore'), `
      + `so they are not in it. ${instead}`);
  }
  const helped = Object.keys(config.credHelpers ?? {}).filter(key =>
    !wanted || wanted.some(registry => normalizeKey(registry.configKey) === normalizeKey(key)));
  if (helped.length > 0) {
    throw new Error(`file '${file}' leaves the password for '${withoutUserInfo(helped[0])}' to a credential helper ('credHelpers'), `
      + `so it is not in it. ${instead}`);
  }
}

function loginsOf(config: DockerConfigJson, file: string): Login[] {
  return config._entries().map(({ key, username, password }) => ({
    registry: registryOf(key, file),
    username,
    password: new SecretText(password),
  }));
}

function registryOf(key: string, file: string): Registry {
  const host = normalizeKey(key);
  if (host === 'index.docker.io' || host === 'docker.io') {
    return Registry.dockerHub();
  }
  try {
    return Registry.of(host ?? key);
  } catch (error) {
    throw new Error(`file '${file}' has credentials for '${withoutUserInfo(key)}', which no image can match: ${(error as Error).message}`);
  }
}

function find(registry: Registry, logins: readonly Login[], file: string): Login {
  const login = logins.find(candidate => candidate.registry.configKey === registry.configKey);
  if (!login) {
    throw new Error(`file '${file}' has no credentials for '${registry}'; it has some for: ${logins.map(({ registry: known }) => known).join(', ')}`);
  }
  return checked(login, file);
}

function checkNotEmpty(logins: readonly Login[], file: string): Login[] {
  if (logins.length === 0) {
    throw new Error(`file '${file}' has no credentials: its 'auths' is empty`);
  }
  return logins.map(login => checked(login, file));
}

function checked(login: Login, file: string): Login {
  return checkLogin(login, `file '${file}'`, `file '${file}'`);
}
