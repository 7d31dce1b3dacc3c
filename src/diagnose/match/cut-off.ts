import { PullFailureCause } from '../pull-failure-cause';
import { PullFailureConfidence } from '../pull-failure-confidence';
import { tellsRequest } from './about-pull';
import { fold } from './fold';
import { Told } from './mirrors';
import { ListOf, theVocabulary } from './vocabulary';

/** Less may begin many words; behind a colon an error begins, and a little less of it tells which. */
const [MIN_LENGTH, MIN_ERROR] = [8, 5];
const BEFORE_ERROR = ': ';
/** What is left out without a mark begins within a word, and is less than that which is there if no request failed. */
const MIN_PART = 0.6;
/** Longer phrases are not in the table. */
const MAX_LENGTH = 80;
/** What has more ends than this says too little. */
const MAX_ENDS = 8;
/** How programs and people mark that they cut something off. */
const MARK = /\.\.|…/;
/** The same, or nothing, at the end of a text or line, with the quotes around it and how long it took. */
const CUT_OFF = /([\s"'`)\]}>]*)(\.{2,5}|…)?(?:\s+\d{1,5}\.\ds)?[\s"'`)\]}]*$/;
/** Of the lines, the last ones are looked at. */
const MAX_LINES = 20;
const TWO_WORDS = /\w.*\W\w/;
const WORD = /[a-z-]{2,}/g;
const LAST_WORD = /[a-z-]*$/;
/** The rest of a number is never known. */
const WITHIN_WORD = /^[a-z]{2}/;

/** What a text may have said before it was cut off. */
interface Completed {
  /** The whole texts. */
  readonly texts: readonly string[];
  /** What is there of them up to where it was cut off. */
  readonly said: string;
  /** Whether dots show that it was cut off. */
  readonly isMarked: boolean;
}

const NOTHING: Completed = { texts: [], said: '', isMarked: false };

/** A phrase, folded, without the colon before it. */
interface Beginning {
  readonly words: string;
  /** Whether it counts behind a colon only. */
  readonly needsColon: boolean;
}

/** The phrases that tell causes, and those that say that a text is about a pull, by how they begin. */
let phrases: ReadonlyMap<string, readonly Beginning[]> | undefined;
let wholeWords: ReadonlySet<string> | undefined;

/** What is told of a text that may be cut off. */
interface Found extends Told {
  readonly confidence: PullFailureConfidence;
  readonly evidence: readonly string[];
  readonly isPull?: boolean;
  readonly isCertain?: boolean;
}

/**
 * What a text tells of a pull that ends within words that would tell a cause; with dots, half of what they may have
 * been is enough, and they may tell several.
 *
 * @param known what is told of it as it is
 * @param classify what is told of a text that does not end there
 */
export function ofCutOff<Known extends Found>(
  text: string, known: Known, classify: (whole: string) => Known,
): Known | undefined {
  const isUntold = known.cause === PullFailureCause.OTHER;
  if (isUntold && !known.isPull) {
    return undefined;
  }
  const { texts, said, isMarked } = completed(text, !isUntold || !known.isCertain);
  const told = isMarked ? texts.map(classify) : whileAgreed(texts, classify);
  const all = isMarked ? told.filter(({ cause }) => cause !== PullFailureCause.OTHER) : told;
  const likeliest = mostOften(all);
  if (!likeliest || likeliest.cause === PullFailureCause.OTHER
    || !(isMarked ? all.length >= told.length / 2 : all.every(({ cause }) => cause === likeliest.cause))) {
    return undefined;
  }
  const [, ...alternatives] = new Set(
    [likeliest, ...all, ...isUntold ? [] : [known]].flatMap(found => [found.cause, ...found.alternatives]),
  );
  const [there, before] = [text, said].map(fold);
  return {
    ...likeliest,
    alternatives,
    confidence: PullFailureConfidence.LOW,
    evidence: likeliest.evidence.map(words => asFarAsSaid(words, there, before)).filter(words => words !== ''),
  };
}

/** What is told of texts up to the first of which another cause is told, or none. */
function whileAgreed<Known extends Found>(texts: readonly string[], classify: (whole: string) => Known): Known[] {
  const told: Known[] = [];
  for (const text of texts) {
    told.push(classify(text));
    const { cause } = told[told.length - 1];
    if (cause === PullFailureCause.OTHER || cause !== told[0].cause) {
      break;
    }
  }
  return told;
}

/** The first of those that have the cause that most of them have. */
function mostOften<Known extends Found>(all: readonly Known[]): Known | undefined {
  const counts = new Map<PullFailureCause, number>();
  all.forEach(({ cause }) => counts.set(cause, (counts.get(cause) ?? 0) + 1));
  const most = Math.max(...counts.values());
  return all.find(({ cause }) => counts.get(cause) === most);
}

/**
 * A text that was cut off within a phrase, with what may be the rest of that phrase. Where dots show that there was
 * more, two words are enough of it.
 *
 * @param needsMark whether it counts only where dots show it
 */
function completed(text: string, needsMark: boolean): Completed {
  if (needsMark && !MARK.test(text)) {
    return NOTHING;
  }
  let stop = text.length;
  for (let lines = 0; stop > 0 && lines <= MAX_LINES; lines++) {
    const known = completedAt(text, stop);
    if (known.texts.length > 0 && (known.isMarked || !needsMark)) {
      return known;
    }
    stop = text.lastIndexOf('\n', stop - 2) + 1;
  }
  return NOTHING;
}

/** Words as far as they are there: the parts that a text has, and of others what stands where it was cut off. */
function asFarAsSaid(words: string, there: string, said: string): string {
  return words.split('…').map(part => part.trim()).map(part => {
    const folded = fold(part);
    if (there.includes(folded)) {
      return part;
    }
    let { length } = folded;
    while (!said.endsWith(folded.slice(0, length))) {
      length--;
    }
    return length > 0 ? `${part.slice(0, length)}…` : '';
  }).filter(part => part !== '').join(' … ');
}

function completedAt(text: string, stop: number): Completed {
  phrases ??= phrasesByBeginning();
  const { 0: { length }, 1: before, 2: mark } = CUT_OFF.exec(text.slice(Math.max(0, stop - MAX_LENGTH), stop))!;
  // In a line of their own, dots stand for other lines.
  const isMarked = mark !== undefined && !before.includes('\n');
  // Behind a blank, another word begins.
  const said = text.slice(0, stop - length) + (isMarked && before.startsWith(' ') ? ' ' : '');
  const end = fold(said.slice(-2 * MAX_LENGTH));
  for (let start = Math.max(0, end.length - MAX_LENGTH); start <= end.length - MIN_ERROR; start++) {
    const known = beginsWord(end, start) ? phrases.get(end.slice(start, start + MIN_ERROR)) : undefined;
    const isError = end.endsWith(BEFORE_ERROR, start);
    if (known === undefined || (end.length - start < MIN_LENGTH && !isError)) {
      continue;
    }
    const begun = end.slice(start);
    const begins = known.filter(({ words, needsColon }) =>
      words.length > begun.length && words.startsWith(begun) && (isError || !needsColon));
    const found = [...new Set(begins.map(({ words }) => words))];
    if (found.length > 0) {
      const areTwo = TWO_WORDS.test(begun);
      const isEnough = found.length <= MAX_ENDS && (isMarked ? areTwo || (isError && !said.endsWith(' '))
        : found.some(words => endsWithin(words, begun) && (
          (stop === text.length && isMostOf(words, begun))
          || (isError && areTwo && !endsWithWord(begun) && tellsRequest(said.slice(said.lastIndexOf('\n') + 1))))));
      const texts = isEnough ? found.map(words => said + words.slice(begun.length) + text.slice(stop)) : [];
      return { texts, said, isMarked };
    }
  }
  return NOTHING;
}

/** Whether a phrase may begin at an index of folded text. */
function beginsWord(text: string, index: number): boolean {
  return !isLetter(text.charCodeAt(index)) || index === 0 || !isLetter(text.charCodeAt(index - 1));
}

/** Letters in lower case, digits and underscores. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95;
}

function endsWithin(words: string, { length }: string): boolean {
  return WITHIN_WORD.test(words.slice(length - 1));
}

function isMostOf({ length }: string, begun: string): boolean {
  return begun.length >= Math.max(MIN_LENGTH, length * MIN_PART);
}

/** Whether what is there last is a word of its own: it ends a sentence as well. */
function endsWithWord(begun: string): boolean {
  wholeWords ??= new Set(theVocabulary().phrases.flatMap(({ text }) => fold(text).match(WORD) ?? []));
  return wholeWords.has(LAST_WORD.exec(begun)![0]);
}

function phrasesByBeginning(): Map<string, Beginning[]> {
  const known = new Map<string, Beginning[]>();
  const all = theVocabulary().phrases
    .filter(({ rule, list }) => rule !== undefined || list === ListOf.PULL || list === ListOf.MAYBE_PULL)
    .flatMap(({ text }) => text.split('…'));
  for (const text of new Set(all.map(words => fold(words).trim()))) {
    const needsColon = text.startsWith(BEFORE_ERROR);
    const words = needsColon ? text.slice(BEFORE_ERROR.length) : text;
    const beginning = words.slice(0, MIN_ERROR);
    known.set(beginning, [...known.get(beginning) ?? [], { words, needsColon }]);
  }
  return known;
}
