import { fold } from './fold';
import { theVocabulary } from './vocabulary';

/** Less may begin many words. */
const MIN_LENGTH = 8;
/** What is left out without a mark is less than that which is there, and begins within a word. */
const MIN_PART = 0.6;
/** Longer phrases are not in the table. */
const MAX_LENGTH = 80;
/** What has more ends than this says too little. */
const MAX_ENDS = 8;
/** How programs and people mark that they cut something off. */
const MARK = /\.\.|…/;
/** The same, or nothing, at the end of a text or line, with the quotes around it. */
const CUT_OFF = /([\s"'`)\]}>]*)(\.{2,5}|…)?[\s"'`)\]}]*$/;
/** At the end of a line, of which the last ones are looked at. */
const MARKED_LINE = /(?<=[^\s.…] ?)(?:\.{2,5}|…)[\s"'`)\]}]{0,9}\n/g;
const MAX_LINES = 20;
const TWO_WORDS = /\w.*\W\w/;
const LETTER = /\w/;
const WITHIN_WORD = /^\w\w/;

/** What a text may have said before it was cut off. */
export interface Completed {
  /** The whole texts. */
  readonly texts: readonly string[];
  /** Whether dots show that it was cut off. */
  readonly isMarked: boolean;
}

const NOTHING: Completed = { texts: [], isMarked: false };

/** The phrases that tell causes, folded, by how they begin. */
let phrases: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * A text that was cut off within a phrase, with what may be the rest of that phrase. Where dots show that there was
 * more, two words are enough of it.
 *
 * @param needsMark whether it counts only where dots show it
 */
export function completed(text: string, needsMark: boolean): Completed {
  if (!MARK.test(text)) {
    return needsMark ? NOTHING : completedAt(text, text.length);
  }
  const stops = [...text.matchAll(MARKED_LINE)].slice(-MAX_LINES).map(({ 0: { length }, index }) => index + length);
  for (const stop of [text.length, ...stops.reverse()]) {
    const known = completedAt(text, stop);
    if (known.texts.length > 0 && (known.isMarked || !needsMark)) {
      return known;
    }
  }
  return NOTHING;
}

function completedAt(text: string, stop: number): Completed {
  phrases ??= phrasesByBeginning();
  const { 0: { length }, 1: before, 2: mark } = CUT_OFF.exec(text.slice(Math.max(0, stop - MAX_LENGTH), stop))!;
  const isMarked = mark !== undefined;
  // Behind a blank, another word begins.
  const said = text.slice(0, stop - length) + (isMarked && before.startsWith(' ') ? ' ' : '');
  const end = fold(said.slice(-2 * MAX_LENGTH));
  for (let start = Math.max(0, end.length - MAX_LENGTH); start <= end.length - MIN_LENGTH; start++) {
    if (LETTER.test(end[start]) && LETTER.test(end[start - 1] ?? '')) {
      continue;
    }
    const begun = end.slice(start);
    const found = phrases.get(begun.slice(0, MIN_LENGTH))
      ?.filter(words => words.length > begun.length && words.startsWith(begun)) ?? [];
    if (found.length > 0) {
      const isEnough = isMarked
        ? TWO_WORDS.test(begun) && found.length <= MAX_ENDS
        : found.some(words => endsWithin(words, begun));
      const texts = isEnough ? found.map(words => said + words.slice(begun.length) + text.slice(stop)) : [];
      return { texts, isMarked };
    }
  }
  return NOTHING;
}

function endsWithin(words: string, { length }: string): boolean {
  return length >= words.length * MIN_PART && WITHIN_WORD.test(words.slice(length - 1));
}

function phrasesByBeginning(): Map<string, string[]> {
  const known = new Map<string, string[]>();
  const all = theVocabulary().rules.flatMap(rule => rule.phrases).filter(({ parts }) => parts.length === 1);
  for (const words of new Set(all.map(({ text }) => fold(text).trimEnd()))) {
    const beginning = words.slice(0, MIN_LENGTH);
    known.set(beginning, [...known.get(beginning) ?? [], words]);
  }
  return known;
}
