import { ListOf, theVocabulary } from './vocabulary';

/** No word is longer. */
const MAX_WORD = 40;

/** The words of all phrases. */
let known: ReadonlySet<string> | undefined;

/** Behind these, a blank comes before the next word. */
const BEFORE_BLANK = /[,;:)\]}]$/;
/** Behind these, something was left out. */
const CUT_OFF = /(?:\.{3}|…)$/;
/** A line that stands for others. */
const LEFT_OUT = /^(?:\.{2,}|…)$/;
/** Shorter words are parts of others. */
const MIN_WORD = 4;

/**
 * Whether a text was broken within a word rather than between two, as far as the words around the break are known;
 * undefined if they are not.
 */
export function isBrokenWord(before: string, after: string): boolean | undefined {
  if (CUT_OFF.test(before) || LEFT_OUT.test(after)) {
    return false;
  }
  const [end = ''] = /[A-Za-z]+$/.exec(before.slice(-MAX_WORD)) ?? [];
  const [start = ''] = /^[A-Za-z]+/.exec(after.slice(0, MAX_WORD)) ?? [];
  if (end === '' || start === '') {
    return start !== '' && BEFORE_BLANK.test(before) ? false : undefined;
  }
  known ??= knownWords();
  const [isEnd, isStart, isWhole] = [end, start, end + start].map(word => known!.has(word.toLowerCase()));
  if (isWhole) {
    return isEnd && isStart ? undefined : true;
  }
  return (isEnd && isStart) || (isEnd && end.length >= MIN_WORD) || (isStart && start.length >= MIN_WORD)
    ? false : undefined;
}

function knownWords(): Set<string> {
  const phrases = theVocabulary().phrases.filter(({ list }) => list !== ListOf.HOST)
    .flatMap(phrase => [phrase, ...phrase.rule?.unless ?? []]);
  return new Set(phrases.flatMap(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? []));
}
