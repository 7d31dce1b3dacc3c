import { askedAddress } from './asked-address';
import { domainOf, HOST, requestOf, tokenServiceOf } from './registry-request';
import { tokenAt } from './token';
import { ImageReference } from '../../image';

/** A mirror or proxy cache that was asked in the place of a registry. */
export interface AskedMirror {
  /** The registry that it stands for. */
  readonly of: string;
  /** With its port. */
  readonly host?: string;
  /** As it is called there. */
  readonly image?: string;
  /** The digest of the layer that it was asked for. */
  readonly layer?: string;
  /** Whether it is known by the service that it sends to for tokens. */
  readonly isOfToken?: boolean;
}

/** Further from the words that decide, nothing has to do with them. */
const REACH = 4_000;

/** containers/image@v5.30.0:docker/docker_image_src.go: each mirror that failed, before what the registry said. */
const FAILED_MIRRORS = '(Mirrors also failed: [';
const LAYER = /\bblob (sha256:[0-9a-f]{2,64})/;
const FAILED_MIRROR = /(?:Mirrors also failed: |\] )\[/g;

/** Where Harbor tells the path of its own project, which has no dot: `repository proxy/library/nginx not found`. */
const OWN_PATH =
  /\b(?:repository|artifact) ([\w-]{1,255}\/[\w./-]{1,255}?)(?::[\w.-]{1,128}|@sha256:\w{6,64})? not found/;

/**
 * The mirror that answered what stands before an index.
 *
 * @param reference the image that was to be pulled
 */
export function mirrorBefore(
  text: string, end: number, reference: ImageReference | undefined,
): AskedMirror | undefined {
  const start = Math.max(0, end - REACH);
  const near = text.slice(start, end + REACH);
  const index = end - start;
  return failedMirror(near, index, reference) ?? askedMirror(near, index, reference) ?? mirrorOfPath(near, reference);
}

function failedMirror(text: string, end: number, reference: ImageReference | undefined): AskedMirror | undefined {
  const start = text.indexOf(FAILED_MIRRORS);
  const close = start < 0 ? -1 : text.indexOf(']): ', start);
  if (reference === undefined || close < 0 || end < start || end > close) {
    return undefined;
  }
  const entry = [...text.slice(start, end).matchAll(FAILED_MIRROR)].pop();
  const [, layer] = LAYER.exec(text.slice(start + (entry?.index ?? 0), end)) ?? [];
  const { token } = tokenAt(text, start + (entry?.index ?? 0) + (entry?.[0].length ?? 0));
  const host = token.split('/', 1)[0];
  return HOST.test(host) && domainOf(host) !== domainOf(reference.domain)
    ? { of: reference.domain, host, image: token, layer } : undefined;
}

function askedMirror(text: string, end: number, reference: ImageReference | undefined): AskedMirror | undefined {
  const address = askedAddress(text, end);
  if (address === undefined) {
    return undefined;
  }
  const request = requestOf(address);
  if (request?.repository === undefined) {
    // Of Docker Hub it is known which service gives its tokens.
    const service = tokenServiceOf(address);
    return service !== undefined && reference?.domain === 'docker.io' && domainOf(service) !== 'docker.io'
      ? { of: 'docker.io', isOfToken: true } : undefined;
  }
  const { host, repository, of, tag, layer } = request;
  // For layers, registries send to others themselves.
  const registry = of ?? (tag !== undefined && repository === reference?.path ? reference.domain : undefined);
  return registry === undefined || domainOf(registry) === host
    ? undefined : { of: registry, host, image: `${host}/${repository}${tag ?? ''}`, layer };
}

/** Where a path is told that has the image's behind that of a project, the project is a cache. */
function mirrorOfPath(text: string, reference: ImageReference | undefined): AskedMirror | undefined {
  const path = reference === undefined ? undefined : OWN_PATH.exec(text)?.[1];
  return path?.endsWith(`/${reference!.path}`) ? { of: reference!.domain } : undefined;
}
