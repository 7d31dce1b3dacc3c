import { fromBytes, toBytes } from './byte-string';
import { parseSchemelessUrl } from './registry-url';
import { mayBeShown } from '../given/shown';

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

// The last `@` that introduces no digest, nor the beginning of one, ends the user-info: a password may hold `@` and
// `/`. Behind what looks like a login, as in `u:hunter2@sha256:5000`, the beginning of a digest is taken for a host.
const DIGEST = '[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-f]{32,}';
const USER_INFO = new RegExp('^([a-z][a-z0-9+.-]*://)?'
  + `(?:.*@(?!sha(?:256|384|512):[0-9a-f]*\\s*$|${DIGEST})|[^@:/]*:(?!\\d+/)[^@]*@(?!${DIGEST}))`, 'is');

// An image whose tag has an `@` in front, as `nginx@1.27`: what is behind ends as no host does.
const HOST_BEHIND = '(?:localhost|(?:\\d+\\.){3}\\d+|.*\\.[a-z][a-z0-9-]*)$';
const TAG_BEHIND_AT = new RegExp(
  `^(?:[^@:/.]+\\.[^@:/]*:\\d+/)?([^@:?#]+)@(?!${HOST_BEHIND})\\w(?:[\\w.-]*\\w)?$`, 'i',
);

/** A key, host or image that may be shown: user-info, query and fragment, which may hold a password or token, replaced. */
export function withoutUserInfo(text: string): string {
  const [, repository] = TAG_BEHIND_AT.exec(text) ?? [];
  return repository?.split('/').every(mayBeShown) ? text
    : text.replace(USER_INFO, '$1***@').replace(/([?#]).+/s, '$1***');
}
