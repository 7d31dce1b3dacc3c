const SHORTEST = 12;
/** As long as hashes and ids are, which have digits and six letters only. */
const SHORTEST_OF_TWO_KINDS = 16;

const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];

/** Letters as in a word: in one case but for the first, four or more. */
const RUNS = /[A-Za-z][a-z]{3,}|[A-Z]{4,}/g;

/**
 * Whether a text is as a program makes passwords, and as nobody types them: long, of several kinds of signs, and
 * without words to speak of.
 */
export function isPlainlyRandom(text: string): boolean {
  const kinds = KINDS.filter(kind => kind.test(text)).length;
  const isMixed = kinds >= 3 || (text.length >= SHORTEST_OF_TWO_KINDS && kinds === 2 && changes(text) >= 4);
  return text.length >= SHORTEST && isMixed && new Set(text).size >= 8 && !/\s/.test(text) && shareOfWords(text) < 0.4;
}

/** How often letters and other signs follow one another. */
function changes(text: string): number {
  return (text.match(/[A-Za-z](?=[^A-Za-z])|[^A-Za-z](?=[A-Za-z])/g) ?? []).length;
}

/** The share of signs that are in runs of letters which can be spoken. */
function shareOfWords(text: string): number {
  return (text.match(RUNS) ?? []).filter(canBeSpoken).join('').length / Math.max(1, text.length);
}

/** Whether letters have a vowel in every four, as words have. */
function canBeSpoken(letters: string): boolean {
  return /[aeiouy]/i.test(letters) && !/[^aeiouy]{5}|[aeiou]{4}|[jqxz][^aeiouy]|(.)\1\1/i.test(letters);
}
