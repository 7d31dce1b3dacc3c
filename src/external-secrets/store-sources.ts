import { Registry } from '../registry';
import { ExternalDockerConfigProps, ExternalLoginProps } from './external-credentials-props';
import { ExternalSecretStore } from './external-secret-store';
import { RemoteRef, StoreConfig, StoreLogin } from './source';
import { checkProps, checkRegistry, coveredRegistries, shownUnlessSecret } from '../registry/given';
import { expiresBecause, tokenOnly } from '../registry/token-only';

/** A login in a store. */
export function storeLogin(registry: Registry, props: ExternalLoginProps): StoreLogin {
  checkRegistry('registry', registry);
  checkProps(props, 'ExternalCredentials.login(registry, { store, key })');
  const { store, key, passwordProperty, usernameProperty } = props;
  if (usernameProperty !== undefined && props.username !== undefined) {
    throw new Error(`'username' and 'usernameProperty' for '${registry}' say the same: give one`);
  }
  const known = props.username ?? registry.username;
  if (usernameProperty === undefined && known === undefined) {
    throw new Error(`'usernameProperty' or 'username' for '${registry}' must be given (${registry.usernameHint})`);
  }
  if (usernameProperty === undefined) {
    checkUsername(registry, known!);
  }
  const isToken = usernameProperty === undefined && known === registry.username && registry.tokenLifetime !== undefined;
  if (tokenOnly([registry])) {
    throw new Error(`what a store has for '${registry}' ${expiresBecause(registry)}`);
  }
  if (isToken) {
    throw new Error(`what a store has for user '${known}' of '${registry}' ${expiresBecause(registry)}, or give the `
      + `user of a credential that lasts (${registry.usernameHint})`);
  }
  return {
    type: 'login',
    registry,
    store: checkStore(store),
    username: usernameProperty === undefined ? known! : remoteRef('usernameProperty', key, usernameProperty),
    password: remoteRef('passwordProperty', key, passwordProperty),
  };
}

/** A whole Docker config in a store. */
export function storeConfig(props: ExternalDockerConfigProps): StoreConfig {
  checkProps(props, 'ExternalCredentials.dockerConfig({ covers: [registry], store, key })');
  const { store, key, property } = props;
  const covers = coveredRegistries(props.covers, `key '${key}'`);
  const expiring = tokenOnly(covers);
  if (expiring) {
    throw new Error(`'covers' of key '${key}' has '${expiring}': what a config has for it ${expiresBecause(expiring)}`);
  }
  return { type: 'config', covers, store: checkStore(store), config: remoteRef('property', key, property) };
}

function remoteRef(what: string, key: string, property: string | undefined): RemoteRef {
  if (key === '') {
    throw new Error('\'key\' is empty: write the name or path of the secret in the store');
  }
  if (property === '') {
    throw new Error(
      `'${what}' of key '${key}' is empty: write the name of a property, or leave it out if the secret has none`,
    );
  }
  return property === undefined ? { key } : { key, property };
}

/** `auth` is base64 of user:password, and the kubelet splits it at the first colon. */
function checkUsername(registry: Registry, username: string): void {
  if (username === '' || username.includes(':')) {
    throw new Error(`'username' for '${registry}' must not `
      + `${username === '' ? 'be empty' : 'hold a colon, as user:password does'}: give the user name alone `
      + `(${registry.usernameHint})`);
  }
}

/** Callers of other languages, and of JavaScript, may have given its name. */
function checkStore(store: ExternalSecretStore): ExternalSecretStore {
  if (!(store instanceof ExternalSecretStore)) {
    throw new Error("'store' must be ExternalSecretStore.secretStore(…) or ExternalSecretStore.clusterSecretStore(…); "
      + `got ${shownUnlessSecret(store)}`);
  }
  return store;
}
