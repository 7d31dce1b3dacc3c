import { createHash } from 'crypto';

/** The characters that Kubernetes uses in generated names: no vowels, so no words. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const LENGTH = 4;

/**
 * Four characters (19 bits) of a digest. They tell one version of a credential from the next; a longer digest of a weak
 * password would let anyone who sees it confirm a guess.
 */
export function shortDigest(text: string): string {
  const number = createHash('sha256').update(text).digest().readUIntBE(0, 6);
  return Array.from({ length: LENGTH }, (_, index) => ALPHABET[Math.floor(number / ALPHABET.length ** index) % ALPHABET.length]).join('');
}
