import { ListOf, Phrase, Vocabulary } from './vocabulary';

/** By the number of a word: the index after its first occurrence, 0 where there is none. */
let ends = new Int32Array(0);
/** The words of the reading before. */
let found: readonly number[] = [];

/**
 * Which words of the vocabulary a text has, and where each ends first. It is good until the next one is made: they all
 * write into one table, which costs more to make than most texts cost to read.
 */
export class Reading {
  /** The rules of which a word was found, in the order of the table. */
  public readonly candidates: readonly number[];
  private readonly ends: Int32Array;
  private readonly lists: number = 0;

  constructor(public readonly text: string, { index, rulesOf, lists }: Vocabulary) {
    this.ends = emptyEnds(index.size);
    found = index.scan(text, this.ends);
    const candidates: number[] = [];
    for (const word of found) {
      // eslint-disable-next-line no-bitwise
      this.lists |= lists[word];
      for (const rule of rulesOf[word]) {
        insert(candidates, rule);
      }
    }
    this.candidates = candidates;
  }

  /** Where a word ends first, or 0. */
  public endOf(word: number): number {
    return this.ends[word];
  }

  /** Whether any of some words occurs. */
  public hasWord(words: readonly number[]): boolean {
    return words.some(word => this.ends[word] > 0);
  }

  /** Whether words of a list occur. */
  public hasList(list: ListOf): boolean {
    // eslint-disable-next-line no-bitwise
    return (this.lists & list) !== 0;
  }

  /** The first of some phrases that occurs. */
  public firstPhrase(phrases: readonly Phrase[]): Phrase | undefined {
    return phrases.find(({ parts }) => parts.every(part => this.ends[part] > 0));
  }
}

/** Inserts a number into a short list that is sorted, unless it is there. */
function insert(list: number[], number: number): void {
  let index = list.length;
  while (index > 0 && list[index - 1] > number) {
    index--;
  }
  if (index === 0 || list[index - 1] !== number) {
    list.push(number);
    list.copyWithin(index + 1, index, list.length - 1);
    list[index] = number;
  }
}

function emptyEnds(size: number): Int32Array {
  if (ends.length !== size) {
    ends = new Int32Array(size);
  }
  for (const word of found) {
    ends[word] = 0;
  }
  return ends;
}
