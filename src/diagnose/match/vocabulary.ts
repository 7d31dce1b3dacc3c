import { CAUSE_ROWS } from '../causes';
import { MAYBE_PULL_WORDS, PULL_WORDS, REGISTRY_HOSTS, REGISTRY_WORDS } from '../causes/about';
import { NO_PULL_WORDS, OTHER_WORDS, PUSH_WORDS } from '../causes/about-other';
import { CauseRow } from '../causes/row';
import {
  CONTAINERS_IMAGE_WORDS, CRI_WORDS, IMAGE_MARKERS, ImageMarker, POD_MARKERS, RUNTIME_WORDS, STATUS_PREFIXES,
  STATUS_WORDS,
} from '../causes/traits';
import { PullFailureCause } from '../pull-failure-cause';
import { WordIndex } from './word-index';

/** Words that have to occur together: the numbers of the parts, and how they are written. */
export interface Phrase {
  readonly text: string;
  /** The same as it is shown. */
  readonly evidence: string;
  readonly parts: readonly number[];
  /** The list that it is in, or the row of the table. */
  readonly list?: ListOf;
  readonly rule?: CauseRule;
}

/** The list that a phrase is in, of which it is asked which phrase occurs. */
export enum ListOf { PULL, MAYBE_PULL, NO_PULL, REGISTRY, HOST, OTHER }

/**
 * The lists of which it is asked whether any word of them occurs, a bit for each. Those of runtimes are the last, in
 * the order of their table.
 */
export enum WordsOf {
  OTHER = 1, PUSH = 2, POD = 4, STATUS = 8, CONTAINERS_IMAGE = 16, CRI = 32, RUNTIME = 64,
}

/** A row of the table. All have the same members, which are the faster to read. */
export interface CauseRule {
  readonly cause: PullFailureCause;
  readonly unless: readonly Phrase[];
  readonly inPull: boolean;
  readonly isOfNode: boolean;
  readonly isGuess: boolean;
  readonly when: CauseRow['when'];
  readonly mayQuote: boolean;
  readonly alternatives: readonly PullFailureCause[];
  readonly advice: CauseRow['advice'];
}

/** Where an image is named: behind a word. */
export interface ImageRule extends Required<Omit<ImageMarker, 'before'>> {
  readonly word: number;
}

/** The table in the form in which it is asked. */
export interface Vocabulary {
  readonly index: WordIndex;
  /** The phrases of the table and those of the lists behind them, in the order in which they count. */
  readonly phrases: readonly Phrase[];
  /** By the number of a word: the places of the phrases that begin with it. */
  readonly phrasesOf: readonly (readonly number[])[];
  /** By the number of a word: the lists that have it, as bits of `WordsOf`. */
  readonly lists: Uint32Array;
  readonly statuses: readonly (readonly [number, number])[];
  readonly statusPrefixes: readonly number[];
  readonly images: readonly ImageRule[];
  /** By the number of a word: its place among them, or -1. */
  readonly placeOf: Int8Array;
  readonly pods: readonly number[];
  /** All phrases, as they are shown. */
  readonly shown: ReadonlySet<string>;
}

/** Words of a language: images and accounts may be called so, where files and hosts are what they are. */
const SPEECH = /^[: ]{0,2}(?!\w*[a-z][A-Z])[A-Za-z]\w*:?(?: [^/@]*)?$/;

/** What tells whether a text is about a pull. */
const LISTS: readonly (readonly [ListOf, readonly string[]])[] = [
  [ListOf.PULL, PULL_WORDS], [ListOf.MAYBE_PULL, MAYBE_PULL_WORDS], [ListOf.NO_PULL, NO_PULL_WORDS],
  [ListOf.REGISTRY, REGISTRY_WORDS], [ListOf.HOST, REGISTRY_HOSTS], [ListOf.OTHER, OTHER_WORDS],
];

let vocabulary: Vocabulary | undefined;

/** The vocabulary; it is made when the first text is looked at. */
export function theVocabulary(): Vocabulary {
  vocabulary ??= makeVocabulary();
  return vocabulary;
}

function makeVocabulary(): Vocabulary {
  const texts = [
    ...CAUSE_ROWS.flatMap(({ words, unless = [] }) => [...words, ...unless]), ...LISTS.flatMap(([, words]) => words),
    ...PUSH_WORDS,
  ];
  const index = new WordIndex([
    ...texts.flatMap(phraseParts), ...STATUS_WORDS.keys(), ...STATUS_PREFIXES,
    ...RUNTIME_WORDS.flatMap(([, words]) => words),
    ...CONTAINERS_IMAGE_WORDS, ...CRI_WORDS, ...IMAGE_MARKERS.map(({ before }) => before),
    ...POD_MARKERS,
  ], CAUSE_ROWS.flatMap(({ words }) => words).flatMap(phraseParts).filter(word => SPEECH.test(word)));
  const numbers = (words: readonly string[]) => words.map(word => index.idOf(word));
  const phrase = (text: string, list?: ListOf, rule?: CauseRule): Phrase =>
    ({ text, evidence: text.trim(), parts: numbers(phraseParts(text)), list, rule });
  const ruleOf = (row: CauseRow): CauseRule => ({
    cause: row.cause,
    unless: (row.unless ?? []).map(text => phrase(text)),
    inPull: row.inPull ?? false,
    isOfNode: row.isOfNode ?? false,
    isGuess: row.isGuess ?? false,
    when: row.when,
    mayQuote: row.mayQuote ?? false,
    alternatives: row.alternatives ?? [],
    advice: row.advice,
  });
  const phrases = [
    ...CAUSE_ROWS.flatMap(row => {
      const rule = ruleOf(row);
      return row.words.map(text => phrase(text, undefined, rule));
    }),
    ...LISTS.flatMap(([list, words]) => words.map(text => phrase(text, list))),
  ];
  return {
    index,
    phrases,
    phrasesOf: phrasesByWord(phrases, index.size),
    lists: listsByWord(index),
    statuses: [...STATUS_WORDS].map(([word, status]) => [index.idOf(word), status]),
    statusPrefixes: numbers(STATUS_PREFIXES),
    pods: numbers(POD_MARKERS),
    images: IMAGE_MARKERS.map(
      ({ before, needsSlash = false, tagFirst = false, mayGoOn = false, isCommand = false }) =>
        ({ word: index.idOf(before), needsSlash, tagFirst, mayGoOn, isCommand }),
    ),
    placeOf: placesByWord(index),
    shown: new Set(texts.map(text => text.trim())),
  };
}

/** The parts of a phrase; blanks at the ends of a word count, unless they set off the `…`. */
function phraseParts(text: string): string[] {
  return text.includes('…') ? text.split('…').map(part => part.trim()) : [text];
}

/* eslint-disable no-bitwise */
function listsByWord(index: WordIndex): Uint32Array {
  const lists = new Uint32Array(index.size);
  const all: readonly (readonly [WordsOf, readonly string[]])[] = [
    [WordsOf.OTHER, OTHER_WORDS], [WordsOf.PUSH, PUSH_WORDS], [WordsOf.POD, POD_MARKERS],
    [WordsOf.STATUS, [...STATUS_WORDS.keys(), ...STATUS_PREFIXES]],
    [WordsOf.CONTAINERS_IMAGE, CONTAINERS_IMAGE_WORDS], [WordsOf.CRI, CRI_WORDS],
    ...RUNTIME_WORDS.map(([, words], place) => [WordsOf.RUNTIME << place, words] as const),
  ];
  for (const [list, words] of all) {
    words.flatMap(phraseParts).forEach(word => { lists[index.idOf(word)] |= list; });
  }
  return lists;
}
/* eslint-enable no-bitwise */

function placesByWord(index: WordIndex): Int8Array {
  const places = new Int8Array(index.size).fill(-1);
  IMAGE_MARKERS.forEach(({ before }, place) => { places[index.idOf(before)] = place; });
  return places;
}

function phrasesByWord(phrases: readonly Phrase[], words: number): number[][] {
  const phrasesOf: number[][] = Array.from({ length: words }, () => []);
  phrases.forEach(({ parts: [word] }, place) => phrasesOf[word].push(place));
  return phrasesOf;
}
