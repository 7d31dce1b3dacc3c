import { fold } from './fold';
import { theVocabulary } from './vocabulary';

/** Less may begin many words. */
const MIN_LENGTH = 11;
/** What is left out at the end is less than that which is there. */
const MIN_PART = 0.6;
/** Longer phrases are not in the table. */
const MAX_LENGTH = 80;
/** How programs mark that they cut something off, and the quotes around it. */
const CUT_OFF = /[\s"'`)\]}>]*(?:\.{2,4}|…)?[\s"'`)\]}]*$/;

/** A phrase that tells a cause, folded. */
interface Phrase {
  readonly words: string;
  readonly cause: string;
}

/** The phrases by how they begin. */
let phrases: ReadonlyMap<string, readonly Phrase[]> | undefined;

/**
 * A text that was cut off within a phrase, with the rest of that phrase; undefined if its end begins none, or phrases
 * of several causes.
 */
export function completed(text: string): string | undefined {
  const rest = missingEnd(text);
  return rest === undefined ? undefined : text.replace(CUT_OFF, '') + rest;
}

function missingEnd(text: string): string | undefined {
  phrases ??= phrasesByBeginning();
  const end = fold(text.slice(-2 * MAX_LENGTH).replace(CUT_OFF, ''));
  for (let start = Math.max(0, end.length - MAX_LENGTH); start <= end.length - MIN_LENGTH; start++) {
    const begun = end.slice(start);
    const found = phrases.get(begun.slice(0, MIN_LENGTH))
      ?.filter(({ words }) => words.length > begun.length && words.startsWith(begun));
    if (found && found.length > 0) {
      const near = found.find(({ words }) => begun.length >= words.length * MIN_PART);
      return new Set(found.map(({ cause }) => cause)).size === 1 ? near?.words.slice(begun.length) : undefined;
    }
  }
  return undefined;
}

function phrasesByBeginning(): Map<string, Phrase[]> {
  const known = new Map<string, Phrase[]>();
  for (const { cause, phrases: all } of theVocabulary().rules) {
    for (const words of all.filter(({ parts }) => parts.length === 1).map(({ text }) => fold(text).trimEnd())) {
      const beginning = words.slice(0, MIN_LENGTH);
      known.set(beginning, [...known.get(beginning) ?? [], { words, cause }]);
    }
  }
  return known;
}
