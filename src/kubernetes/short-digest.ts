import { createHash } from 'crypto';

/** The characters that Kubernetes uses in generated names: no vowels, so no words. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * Four characters (19 bits) of a digest. They tell one version of a credential from the next; a longer digest of a weak
 * password would let anyone who sees it confirm a guess.
 *
 * @param length how many characters, at most 10; more than 4 only of what is not a secret
 */
export function shortDigest(text: string, length = 4): string {
  const number = createHash('sha256').update(text).digest().readUIntBE(0, 6);
  return Array.from(
    { length }, (_, index) => ALPHABET[Math.floor(number / ALPHABET.length ** index) % ALPHABET.length],
  ).join('');
}
