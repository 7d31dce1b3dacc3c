import { DockerConfigJson, Keyring } from '../image';
import { shownUser } from './facts/shown';
import { normalizeKey } from '../image/registry-key';
import { readImage } from '../pull/read-image';
import { shownImage, shownKey } from '../pull/text';
import { explainDifference } from '../registry/nearest-key';

/** What the kubelet would do with an image. */
export interface Resolution {
  readonly image: string;
  /** What it looks credentials up for; undefined for an image that it does not take. */
  readonly repository?: string;
  /** The credentials that it tries, in its order; with none, it pulls anonymously. */
  readonly matches: readonly { readonly key: string; readonly username: string }[];
  /** Why there is none. */
  readonly reason?: string;
}

/** Which keys of a Docker config the kubelet would use for some images, in order, or why none. */
export function resolveImages(config: DockerConfigJson, images: readonly string[]): Resolution[] {
  const keyring = Keyring.of([config]);
  return images.map(image => resolve(config, keyring, image));
}

function resolve(config: DockerConfigJson, keyring: Keyring, image: string): Resolution {
  const { reference, problem } = readImage(image);
  if (!reference) {
    return { image: shownImage(image), matches: [], reason: `the image ${problem!.message}` };
  }
  const matches = keyring._lookup(reference).map(({ key, username }) => ({ key: shownKey(key), username: shownUser(username) }));
  const { repository } = reference;
  return matches.length > 0 ? { image, repository, matches }
    : { image, repository, matches, reason: whyNone(config, repository, key => explainDifference(key, reference)) };
}

function whyNone(config: DockerConfigJson, repository: string, differs: (key: string) => string | undefined): string {
  const nearest = config.keys.map(key => ({ key, difference: differs(normalizeKey(key) ?? '') })).find(({ difference }) => difference !== undefined);
  const none = config.keys.length === 0 ? 'the config has no key' : `no key matches '${repository}'`;
  return nearest ? `${none}; the nearest is '${shownKey(nearest.key)}': ${nearest.difference}` : none;
}
