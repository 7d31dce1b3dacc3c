/** A host, or an address of IPv6 in brackets, with its port. */
export const HOST = /^(?:[a-z0-9][a-z0-9.-]{0,252}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?$/i;
/**
 * The interface of registries (https://github.com/opencontainers/distribution-spec), the one before it, and token
 * services.
 */
const REGISTRY_PATH = /\/(?:v[12]\/|token|oauth2\/token|jwt\/auth)/y;
const DOCKER_HUB_HOSTS = new Set([
  'registry-1.docker.io', 'index.docker.io', 'registry.hub.docker.com', 'auth.docker.io',
  'production.cloudflare.docker.com',
]);

/** What an address of the registry's interface asks for. */
export interface RegistryRequest {
  readonly host: string;
  /** The image as it is called by its own registry. */
  readonly image?: string;
  /** The path on the host. */
  readonly repository?: string;
  /** The tag or digest, with what stands before it. */
  readonly tag?: string;
  /** The digest, where it is a layer. */
  readonly layer?: string;
  /** The registry that the host is asked for, if that is another: containerd tells its mirrors. */
  readonly of?: string;
}

/** A service that gives tokens; what it was asked for may be cut off, or end in a colon. */
const TOKEN_SERVICE = /^([^/]{1,255})\/(?:[^?]{0,200}\/)?(?:token|auth)(?:\?|:|$)/i;

/** The host of a service that was asked for a token. */
export function tokenServiceOf(address: string): string | undefined {
  return TOKEN_SERVICE.exec(address)?.[1];
}

/** How images call the registry of a host: without the port that it has by itself. */
export function domainOf(host: string): string {
  const lower = host.toLowerCase();
  const domain = lower.endsWith(':443') ? lower.slice(0, -':443'.length) : lower;
  return DOCKER_HUB_HOSTS.has(domain) ? 'docker.io' : domain;
}

/** Reads `host/v2/REPOSITORY/manifests/TAG`, or the address of a token service. */
export function requestOf(address: string): RegistryRequest | undefined {
  const slash = address.indexOf('/');
  const host = address.slice(0, Math.max(slash, 0));
  REGISTRY_PATH.lastIndex = slash;
  if (host === '' || !REGISTRY_PATH.test(address) || !HOST.test(host)) {
    return undefined;
  }
  const query = address.indexOf('?', slash);
  const path = address.slice(slash, query < 0 ? undefined : query);
  const domain = domainOf(host);
  const [, ofFirst] = /^\/v1\/repositories\/(.+)\/images$/.exec(path) ?? [];
  if (ofFirst !== undefined) {
    return { host: domain, image: `${domain}/${ofFirst}` };
  }
  const [, repository, kind, reference] = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
  if (repository === undefined) {
    return { host: domain };
  }
  const of = query < 0 ? undefined : sourceOf(address.slice(query), domain);
  const tag = kind === 'manifests' ? `${reference.includes(':') ? '@' : ':'}${reference}` : undefined;
  const [layer] = kind === 'blobs' ? /^sha\d{3}:[0-9a-f]{2,128}/.exec(reference) ?? [] : [];
  const name = of === undefined ? `${domain}/${repository}` : `${of}/${repositoryOf(repository, of)}`;
  return { host: domain, repository, tag, layer, of, ...tag === undefined ? {} : { image: `${name}${tag}` } };
}

/** containerd/containerd@301026e58:core/remotes/docker/resolver.go (addNamespace) */
function sourceOf(query: string, host: string): string | undefined {
  const [, source] = /[?&]ns=([^&]+)/.exec(query) ?? [];
  return source !== undefined && domainOf(source) !== host && HOST.test(source) ? source : undefined;
}

/** A mirror may have a path of its own before that of Docker Hub, which has two parts. */
function repositoryOf(path: string, registry: string): string {
  return registry === 'docker.io' ? path.split('/').slice(-2).join('/') : path;
}
