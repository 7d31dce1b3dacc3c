import { fold } from './fold';
import { theVocabulary } from './vocabulary';

/** Less may begin many words. */
const MIN_LENGTH = 11;
/** What is left out at the end is less than that which is there. */
const MIN_PART = 0.6;
/** Longer phrases are not in the table. */
const MAX_LENGTH = 80;
/** How programs mark that they cut something off, and the quotes around it. */
export const CUT_OFF = /[\s"'`)\]}>]*(?:\.{2,4}|…)?[\s"'`)\]}]*$/;

/** The phrases that tell a cause, folded, and which cause. */
let phrases: readonly (readonly [string, string])[] | undefined;

/**
 * What is missing of a phrase at the end of a text that was cut off there; undefined if the end begins none, or phrases
 * of several causes.
 */
export function missingEnd(text: string): string | undefined {
  phrases ??= theVocabulary().rules.flatMap(({ row, phrases: all }) => all
    .filter(({ text: words }) => !words.includes('…') && words.length > MIN_LENGTH)
    .map(({ text: words }) => [fold(words).trimEnd(), row.cause] as const));
  const end = fold(text.slice(-2 * MAX_LENGTH).replace(CUT_OFF, ''));
  const begun = phrases.flatMap(([words, cause]) => {
    const length = beginningAt(end, words);
    return length === undefined ? [] : [{ cause, rest: words.slice(length), length }];
  });
  const longest = Math.max(...begun.map(({ length }) => length));
  const best = begun.filter(({ length }) => length === longest);
  const isOne = new Set(best.map(({ cause }) => cause)).size === 1;
  return isOne ? best.find(({ rest }) => rest.length <= (1 - MIN_PART) / MIN_PART * longest)?.rest : undefined;
}

/** How much of a phrase, but not all, the end of a text is. */
function beginningAt(end: string, words: string): number | undefined {
  for (let length = words.length - 1; length >= MIN_LENGTH; length--) {
    if (end.endsWith(words.slice(0, length))) {
      return length;
    }
  }
  return undefined;
}
