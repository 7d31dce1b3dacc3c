import { Facts } from './facts';
import { SecretRecord } from './secrets';
import { Keyring } from '../../image';
import { normalizeKey } from '../../image/registry-key';
import { readImage } from '../../pull/read-image';

/**
 * Whether one of some keys of a pull secret is for an image of the workloads that it reaches; true where it reaches
 * none, as others may pull with it.
 */
export function isPulledWith(
  { use }: Facts, { subject, content }: SecretRecord, keys: readonly string[],
): boolean {
  const { pods } = use.of(subject.namespace, subject.name);
  const keyring = Keyring.of(content ? [content.config] : []);
  const wanted = new Set(keys.map(normalizeKey));
  const images = new Set(pods.flatMap(pod => pod.images.map(({ image }) => image)));
  return pods.length === 0 || [...images].some(image => {
    const { reference } = readImage(image);
    return reference !== undefined && keyring._lookup(reference).some(({ key }) => wanted.has(key));
  });
}
