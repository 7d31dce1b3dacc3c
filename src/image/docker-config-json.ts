import { compareBytes } from './byte-string';
import { configError, decodeDockerConfigJson, decodeDockercfg, DecodedEntry } from './docker-config-decode';
import { wellFormed } from './json-members';
import { normalizeKey, withoutUserInfo } from './registry-key';
import { checkCall } from '../given/check-call';

/** A credential for one registry key. */
export interface DockerConfigEntry {
  /** Key under `auths`, e.g. `ghcr.io`, `registry.example.com:5000/team` or `https://index.docker.io/v1/`. */
  readonly key: string;

  /** User name; may not contain a colon, which separates it from the password in `auth`. */
  readonly username: string;

  /** Password or token, in plain text. */
  readonly password: string;

  /**
   * Address that some tools write; nothing reads it.
   * @default - none
   */
  readonly email?: string;
}

/**
 * The contents of an image pull secret: credentials by registry key.
 *
 * Read as by the kubelet (kubernetes v1.37.2, `pkg/credentialprovider/config.go`): member names in any case, `auth`
 * before `username` and `password`; `credHelpers`, `identitytoken` and other members do not count. A password comes out
 * of `toJson` only: not of `toString`, `JSON.stringify` or `console.log`.
 *
 * @example
 * DockerConfigJson.of([{ key: 'ghcr.io', username: 'robot', password: 'from-a-vault' }]);
 */
export class DockerConfigJson {
  /**
   * Reads the value of `.dockerconfigjson` (Secret type `kubernetes.io/dockerconfigjson`), decoded from base64.
   *
   * The kubelet goes by the type of the Secret: a legacy layout read with this has no credentials, and is not an error.
   *
   * @throws an `Error` named `DockerConfigJsonError` where the kubelet fails to decode, and would then find no
   * credential for any image of the pod. Its message starts with one of the codes `invalid-json`, `wrong-type`,
   * `invalid-auth` and `auth-without-colon`, and never shows a value. An empty text is `invalid-json`, as for the API
   * server.
   */
  public static parse(text: string): DockerConfigJson {
    checkCall('DockerConfigJson.parse', text);
    return new DockerConfigJson(decodeDockerConfigJson(text));
  }

  /**
   * Reads the value of the legacy `.dockercfg` (type `kubernetes.io/dockercfg`), decoded from base64: no `auths`
   * around.
   *
   * @throws an `Error` named `DockerConfigJsonError`, with the codes of `parse`
   */
  public static parseLegacy(text: string): DockerConfigJson {
    checkCall('DockerConfigJson.parseLegacy', text);
    return new DockerConfigJson(decodeDockercfg(text));
  }

  /**
   * Puts credentials together; no entries give `{"auths":{}}`, which is valid and matches no image.
   *
   * @throws an `Error` named `DockerConfigJsonError` whose message starts with `duplicate-key` if two keys are the same
   * to the kubelet (`ghcr.io` and `https://ghcr.io`), which would then try them in random order, or with
   * `colon-in-username` if a user name contains a colon, since the kubelet would cut it there.
   */
  public static of(entries: DockerConfigEntry[]): DockerConfigJson {
    checkCall('DockerConfigJson.of', entries);
    const seen = new Map<string, string>();
    for (const { key, username } of entries) {
      if (username.includes(':')) {
        throw configError(
          'colon-in-username', `'username' of entry ${quotedKey(key)} contains a colon, where the kubelet would cut it`,
        );
      }
      const same = seen.get(comparableKey(key));
      if (same !== undefined) {
        throw configError(
          'duplicate-key',
          `entries ${quotedKey(same)} and ${quotedKey(key)} are the same to the kubelet; leave one out`,
        );
      }
      seen.set(comparableKey(key), key);
    }
    return new DockerConfigJson(entries.map(entry => ({
      key: wellFormed(entry.key),
      username: wellFormed(entry.username),
      password: wellFormed(entry.password),
      email: wellFormed(entry.email ?? ''),
    })));
  }

  readonly #entries: readonly DecodedEntry[];

  private constructor(entries: readonly DecodedEntry[]) {
    this.#entries = [...entries].sort((a, b) => compareBytes(a.key, b.key));
  }

  /** Keys as they are written, sorted. */
  public get keys(): string[] {
    return this.#entries.map(entry => entry.key);
  }

  /** Registry hosts of the keys, with their ports, each once, sorted, without keys that the kubelet ignores. */
  public get hosts(): string[] {
    const hosts = this.#entries.flatMap(({ key }) => normalizeKey(key)?.split('/', 1) ?? []);
    return [...new Set(hosts)].sort(compareBytes);
  }

  /** These credentials and those of another config, which win where both have a key, however it is written. */
  public merge(other: DockerConfigJson): DockerConfigJson {
    checkCall('DockerConfigJson.merge', other);
    const replaced = new Set(other.keys.map(comparableKey));
    const kept = this.#entries.filter(({ key }) => !replaced.has(comparableKey(key)));
    return new DockerConfigJson([...kept, ...other.#entries]);
  }

  /**
   * The value of `.dockerconfigjson`, passwords included, byte for byte as the kubelet's own encoder (and
   * `kubectl create secret docker-registry`) writes it: keys sorted, `auth` beside `username` and `password`.
   */
  public toJson(): string {
    const auths = this.#entries.map(entry => `${goJson(entry.key)}:${encodeEntry(entry)}`);
    return `{"auths":{${auths.join(',')}}}`;
  }

  /** Keys and user names, without passwords. */
  public toString(): string {
    const entries = this.#entries.map(({ key, username }) => `${withoutUserInfo(key)} as ${JSON.stringify(username)}`);
    return `DockerConfigJson(${entries.join(', ')})`;
  }

  /** @internal */
  public _entries(): readonly DecodedEntry[] {
    return this.#entries;
  }
}

/** Equal for keys that the kubelet cannot distinguish. */
function comparableKey(key: string): string {
  return normalizeKey(key) ?? key;
}

function encodeEntry({ username, password, email }: DecodedEntry): string {
  const auth = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
  const fields = Object.entries({ username, password, email, auth }).filter(([, value]) => value !== '');
  return `{${fields.map(([name, value]) => `"${name}":${goJson(value)}`).join(',')}}`;
}

/** A JSON string as Go's `json.Marshal` writes it: safe inside HTML and JavaScript. */
function goJson(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function quotedKey(key: string): string {
  return JSON.stringify(withoutUserInfo(key));
}
