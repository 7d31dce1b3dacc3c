import { DockerConfigJson, ImageReference } from '../image';
import { shownUser } from './facts/credential-pattern';
import { shownImage, shownKey } from '../image/shown';
import { ListKeyring } from '../pull/list-keyring';
import { nearKey } from '../pull/nearest-miss';
import { readImage } from '../pull/read-image';

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
  const keyring = new ListKeyring([config], false, false);
  return images.map(image => resolve(config, keyring, image));
}

function resolve(config: DockerConfigJson, keyring: ListKeyring, image: string): Resolution {
  const { reference, problem } = readImage(image);
  if (!reference) {
    return { image: shownImage(image), matches: [], reason: `the image ${problem!.message}` };
  }
  const matches = keyring
    .matches(reference)
    .map(({ key, username }) => ({ key: shownKey(key), username: shownUser(username) }));
  const { repository } = reference;
  return { image, repository, matches, ...matches.length === 0 && { reason: whyNone(config, reference) } };
}

function whyNone(config: DockerConfigJson, image: ImageReference): string {
  const nearest = nearKey([{ name: 'config', state: 'known', config }], image);
  const none = config.keys.length === 0 ? 'the config has no key' : `no key matches '${image.repository}'`;
  return nearest ? `${none}; the nearest is '${shownKey(nearest.key)}': ${nearest.difference}` : none;
}
