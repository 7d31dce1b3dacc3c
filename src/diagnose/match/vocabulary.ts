import { CAUSE_ROWS } from '../causes';
import { OTHER_WORDS, PULL_WORDS, REGISTRY_WORDS } from '../causes/about';
import { CauseRow } from '../causes/row';
import {
  CONTAINERS_IMAGE_WORDS, CRI_WORDS, IMAGE_MARKERS, ImageMarker, POD_MARKERS, RUNTIME_WORDS, STATUS_PREFIXES,
  STATUS_WORDS,
} from '../causes/traits';
import { ContainerRuntime } from '../container-runtime';
import { WordIndex } from './word-index';

/** Words that have to occur together: the numbers of the parts, and how they are written. */
export interface Phrase {
  readonly text: string;
  readonly parts: readonly number[];
}

/** A row of the table, with its place in it. */
export interface CauseRule {
  readonly row: CauseRow;
  readonly phrases: readonly Phrase[];
  readonly unless: readonly Phrase[];
}

/** The table in the form in which it is asked. */
export interface Vocabulary {
  readonly index: WordIndex;
  readonly rules: readonly CauseRule[];
  /** By the number of a word: the rules that have it. */
  readonly rulesOf: readonly (readonly number[])[];
  readonly pull: readonly Phrase[];
  readonly registry: readonly Phrase[];
  readonly other: readonly Phrase[];
  readonly statuses: readonly (readonly [number, number])[];
  readonly statusPrefixes: readonly number[];
  readonly runtimes: readonly (readonly [ContainerRuntime, readonly number[]])[];
  readonly containersImage: readonly number[];
  readonly cri: readonly number[];
  readonly images: readonly (readonly [number, ImageMarker])[];
  readonly pods: readonly number[];
}

let vocabulary: Vocabulary | undefined;

/** The vocabulary; it is made when the first text is looked at. */
export function theVocabulary(): Vocabulary {
  vocabulary ??= makeVocabulary();
  return vocabulary;
}

function makeVocabulary(): Vocabulary {
  const phrases = [
    ...CAUSE_ROWS.flatMap(({ words, unless = [] }) => [...words, ...unless]),
    ...PULL_WORDS,
    ...REGISTRY_WORDS,
    ...OTHER_WORDS,
  ];
  const index = new WordIndex([
    ...phrases.flatMap(phraseParts), ...STATUS_WORDS.keys(), ...STATUS_PREFIXES,
    ...RUNTIME_WORDS.flatMap(([, words]) => words),
    ...CONTAINERS_IMAGE_WORDS, ...CRI_WORDS, ...IMAGE_MARKERS.map(({ before }) => before),
    ...POD_MARKERS,
  ]);
  const numbers = (words: readonly string[]) => words.map(word => index.idOf(word));
  const phrase = (text: string): Phrase => ({ text, parts: numbers(phraseParts(text)) });
  const rules = CAUSE_ROWS.map(row => ({
    row,
    phrases: row.words.map(phrase),
    unless: (row.unless ?? []).map(phrase),
  }));
  return {
    index,
    rules,
    rulesOf: rulesByWord(rules, index.size),
    pull: PULL_WORDS.map(phrase),
    registry: REGISTRY_WORDS.map(phrase),
    other: OTHER_WORDS.map(phrase),
    statuses: [...STATUS_WORDS].map(([word, status]) => [index.idOf(word), status]),
    statusPrefixes: numbers(STATUS_PREFIXES),
    runtimes: RUNTIME_WORDS.map(([runtime, words]) => [runtime, numbers(words)]),
    containersImage: numbers(CONTAINERS_IMAGE_WORDS),
    cri: numbers(CRI_WORDS),
    pods: numbers(POD_MARKERS),
    images: IMAGE_MARKERS.map(marker => [index.idOf(marker.before), marker]),
  };
}

/** The parts of a phrase; blanks at the ends of a word count, unless they set off the `…`. */
function phraseParts(text: string): string[] {
  return text.includes('…') ? text.split('…').map(part => part.trim()) : [text];
}

function rulesByWord(rules: readonly CauseRule[], words: number): number[][] {
  const rulesOf: number[][] = Array.from({ length: words }, () => []);
  rules.forEach(({ phrases }, rule) => phrases.forEach(({ parts }) => rulesOf[parts[0]].push(rule)));
  return rulesOf.map(list => [...new Set(list)]);
}
