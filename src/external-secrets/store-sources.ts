import { Registry } from '../registry';
import { ExternalDockerConfigProps, ExternalLoginProps } from './external-credentials-props';
import { RemoteRef, StoreConfig, StoreLogin } from './source';
import { coveredRegistries } from '../registry/given';
import { expiresBecause, tokenOnly } from '../registry/token-only';

export function storeLogin(registry: Registry, props: ExternalLoginProps): StoreLogin {
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
    store,
    username: usernameProperty === undefined ? known! : remoteRef(key, usernameProperty),
    password: remoteRef(key, passwordProperty),
  };
}

export function storeConfig(props: ExternalDockerConfigProps): StoreConfig {
  const { store, key, property } = props;
  const covers = coveredRegistries(props.covers, `key '${key}'`);
  const expiring = tokenOnly(covers);
  if (expiring) {
    throw new Error(`'covers' of key '${key}' has '${expiring}': what a config has for it ${expiresBecause(expiring)}`);
  }
  return { type: 'config', covers, store, config: remoteRef(key, property) };
}

function remoteRef(key: string, property: string | undefined): RemoteRef {
  return property === undefined ? { key } : { key, property };
}

/** `auth` is base64 of user:password, and the kubelet splits it at the first colon. */
function checkUsername(registry: Registry, username: string): void {
  if (username.includes(':')) {
    throw new Error(`'username' for '${registry}' must not hold a colon, as user:password does: give the user name `
      + `alone (${registry.usernameHint})`);
  }
}
