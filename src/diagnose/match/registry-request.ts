/** A host, with its port. */
export const HOST = /^[a-z0-9][a-z0-9.-]{0,252}(?::[0-9]{1,5})?$/i;
/**
 * The interface of registries (https://github.com/opencontainers/distribution-spec), the one before it, and token
 * services.
 */
const REGISTRY_PATHS = ['/v2/', '/v1/', '/token', '/oauth2/token', '/jwt/auth'];
const DOCKER_HUB_HOSTS = new Set([
  'registry-1.docker.io', 'index.docker.io', 'auth.docker.io', 'production.cloudflare.docker.com',
]);

/** What an address of the registry's interface asks for. */
export interface RegistryRequest {
  readonly host: string;
  readonly image?: string;
}

/** Reads `host/v2/REPOSITORY/manifests/TAG`, or the address of a token service. */
export function requestOf(address: string): RegistryRequest | undefined {
  const slash = address.indexOf('/');
  const host = address.slice(0, Math.max(slash, 0));
  const path = address.slice(slash).split('?', 1)[0];
  if (!HOST.test(host) || !REGISTRY_PATHS.some(known => path.startsWith(known))) {
    return undefined;
  }
  const domain = DOCKER_HUB_HOSTS.has(host) ? 'docker.io' : host;
  const [, ofFirst] = /^\/v1\/repositories\/(.+)\/images$/.exec(path) ?? [];
  if (ofFirst !== undefined) {
    return { host: domain, image: `${domain}/${ofFirst}` };
  }
  const [repository, reference] = path.startsWith('/v2/') ? path.slice('/v2/'.length).split('/manifests/') : [];
  return {
    host: domain,
    ...(reference ? { image: `${domain}/${repository}${reference.includes(':') ? '@' : ':'}${reference}` } : {}),
  };
}
