import { Facts } from './facts';
import { SecretRecord } from './secrets';
import { Keyring } from '../../image';
import { normalizeKey } from '../../image/registry-key';
import { readImage } from '../../pull/read-image';

/**
 * Whether one of some keys of a pull secret is for an image of the workloads that it reaches; true where it reaches
 * none, as others may pull with it.
 */
export function isPulledWith(facts: Facts, record: SecretRecord, keys: readonly string[]): boolean {
  const { subject: { namespace, name } } = record;
  const used = keysInUse(facts, record);
  return facts.use.of(namespace, name).pods.length === 0 || keys.some(key => used.has(normalizeKey(key)));
}

/** The keys of a pull secret, as the kubelet reads them, that are for images of the workloads that it reaches. */
export function keysInUse({ use }: Facts, { subject, content }: SecretRecord): Set<string | undefined> {
  const { pods } = use.of(subject.namespace, subject.name);
  const keyring = Keyring.of(content ? [content.config] : []);
  const images = new Set(pods.flatMap(pod => pod.images.map(({ image }) => image)));
  return new Set([...images].flatMap(image => {
    const { reference } = readImage(image);
    return reference === undefined ? [] : keyring._lookup(reference).map(({ key }) => key);
  }));
}
