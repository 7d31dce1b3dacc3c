import { fromBytes, toBytes } from './byte-string';
import { parseSchemelessUrl } from './registry-url';

/**
 * What the kubelet makes of a key under `auths`: scheme, user-info, query, fragment and a leading `/v1` or `/v2` in
 * front of a slash dropped, percent escapes resolved. Source: `BasicDockerKeyring.Add` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/credentialprovider/keyring.go
 *
 * @returns undefined for a key that the kubelet ignores
 */
export function normalizeKey(key: string): string | undefined {
  const bytes = normalizeKeyBytes(key);
  return bytes === undefined ? undefined : fromBytes(bytes);
}

/** `normalizeKey` as a byte string, which a percent escape can make invalid UTF-8. */
export function normalizeKeyBytes(key: string): string | undefined {
  const url = parseSchemelessUrl(toBytes(key).replace(/^https?:\/\//, ''));
  if (!url) {
    return undefined;
  }
  const path = url.path.replace(/^\/v[12](?=\/)/, '');
  return path === '/' ? url.host : url.host + path;
}

// The last `@` that does not introduce a digest, or `sha256:` and the like, ends the user-info: a password may hold `@`
// and `/`.
const USER_INFO = /^([a-z][a-z0-9+.-]*:\/\/)?.*@(?!sha\d+:|[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-f]{32,})/is;

/** A key, host or image that may be shown: user-info, query and fragment, which may hold a password or token, replaced. */
export function withoutUserInfo(text: string): string {
  return text.replace(USER_INFO, '$1***@').replace(/([?#]).+/s, '$1***');
}
