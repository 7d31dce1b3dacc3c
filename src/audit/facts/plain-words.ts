/** A sentence, or some words: as nobody writes a password in base64, but as documentation fills it in. */
const SENTENCE = /^[A-Za-z][A-Za-z']*(?:[ ,.:;]+[A-Za-z'][A-Za-z']*){2,}[.! ]*\s*$/;
const PRINTABLE = /^[\x20-\x7e]{4,}\s?$/;
const LONGEST = 400;

/**
 * Whether a text is base64 of words.
 *
 * @param isWord whether one that is no sentence says nothing either
 */
export function isBase64OfWords(text: string, isWord: (decoded: string) => boolean): boolean {
  if (text.length < 8 || text.length > LONGEST || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    return false;
  }
  const decoded = Buffer.from(text, 'base64').toString('latin1');
  return PRINTABLE.test(decoded) && (SENTENCE.test(decoded) || isWord(decoded.trim()));
}

/** Whether a text is a piece of up to four characters again and again: `hehehehe`, `abcabcabcabc`. */
export function repeatsItself(text: string): boolean {
  return /^([A-Za-z]{2,4})\1{3,}[A-Za-z]{0,3}$/.test(text);
}
