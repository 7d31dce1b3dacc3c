import { fromBytes } from './byte-string';
import { DecodedEntry } from './docker-config-decode';
import { DockerConfigJson } from './docker-config-json';
import { ImageReference } from './image-reference';
import { KeyIndex } from './key-index';
import { normalizeKeyBytes } from './registry-key';
import { checkCall } from '../given/check-call';

/** A credential that the kubelet would try for an image. */
export interface KeyringMatch {
  /**
   * The registry key that matched, as the kubelet reads it: `index.docker.io` where `https://index.docker.io/v1/` is
   * written.
   */
  readonly key: string;

  /** User name of the credential. */
  readonly username: string;

  /** Which config the credential comes from: its position in the list given to `Keyring.of`, from 0. */
  readonly configIndex: number;
}

/** What the kubelet falls back to for an image of Docker Hub (`defaultRegistryHost` in keyring.go). */
const DOCKER_HUB_FALLBACK = 'index.docker.io';

/**
 * The pull secrets of a pod, and which of their credentials the kubelet tries for an image.
 *
 * This is the matching of kubernetes v1.37.2, `pkg/credentialprovider/keyring.go`, built with Go 1.26:
 *
 * - a key matches if its port is the same, its host has as many dot-separated parts and each part is the same or
 *   matches by `*`, and its path is a prefix, character by character, of the image's path;
 * - longer paths come first: keys are tried in reverse order of their bytes, equal keys in the order of the configs;
 * - `index.docker.io` serves images of Docker Hub if nothing else matches;
 * - if anything matches, the kubelet does not pull without credentials.
 *
 * Credentials of the node (`config.json`, credential providers) come after these and are not looked at.
 *
 * @example
 * const hub = DockerConfigJson.of([{ key: 'docker.io', username: 'robot', password: 'from-a-vault' }]);
 * Keyring.of([hub]).lookup('nginx:1.27'); // one match, of key docker.io
 */
export class Keyring {
  /**
   * @param configs the pod's pull secrets in the order of `imagePullSecrets`
   */
  public static of(configs: DockerConfigJson[]): Keyring {
    checkCall('Keyring.of', configs);
    return new Keyring(configs);
  }

  readonly #credentials = new Map<string, KeyringMatch[]>();
  readonly #index: KeyIndex;

  private constructor(configs: DockerConfigJson[]) {
    configs.forEach((config, configIndex) => config._entries().forEach(entry => this.#add(entry, configIndex)));
    this.#index = new KeyIndex([...this.#credentials.keys()]);
  }

  /** All keys as the kubelet reads them, in the order in which it tries them, without those that it ignores. */
  public get keys(): string[] {
    return this.#index.keys.map(fromBytes);
  }

  /**
   * The credentials that the kubelet tries for an image, in its order; empty if it would pull without any.
   *
   * Keys of one config that are the same to it (`ghcr.io`, `https://ghcr.io`), which it tries in random order, are in
   * the order of their text.
   *
   * @param image the image as it is written in the pod
   * @throws an `Error` named `ImageReferenceError` if the image is not a valid reference
   */
  public lookup(image: string): KeyringMatch[] {
    checkCall('Keyring.lookup', image);
    return this._lookup(ImageReference.parse(image));
  }

  /**
   * `lookup` for an image that is parsed already.
   * @internal
   */
  public _lookup({ repository }: ImageReference): KeyringMatch[] {
    const matches = this.#index.lookup(repository).flatMap(key => this.#credentials.get(key)!);
    const found =
      matches.length > 0 || !isDockerHub(repository) ? matches : (this.#credentials.get(DOCKER_HUB_FALLBACK) ?? []);
    return found.map(match => ({ ...match }));
  }

  #add({ key, username }: DecodedEntry, configIndex: number): void {
    const normalized = normalizeKeyBytes(key);
    if (normalized !== undefined) {
      const match = { key: fromBytes(normalized), username, configIndex };
      this.#credentials.set(normalized, [...this.#credentials.get(normalized) ?? [], match]);
    }
  }
}

/**
 * `isDefaultRegistryMatch` of keyring.go, for a normalised name: a host without dot and port, like `localhost`, counts
 * too.
 */
function isDockerHub(repository: string): boolean {
  const [host] = repository.split('/', 1);
  return host === 'docker.io' || !/[.:]/.test(host);
}
