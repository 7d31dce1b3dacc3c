import { Phrase, Vocabulary } from './vocabulary';

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
  /** The markers of images that were found, in the order of their table. */
  public readonly markers: readonly number[];
  private readonly ends: Int32Array;
  private readonly lists: number;

  constructor(public readonly text: string, { index, rulesOf, lists, placeOf }: Vocabulary) {
    this.ends = emptyEnds(index.size);
    found = index.scan(text, this.ends);
    const candidates: number[] = [];
    const markers: number[] = [];
    let foundLists = 0;
    for (const word of found) {
      // eslint-disable-next-line no-bitwise
      foundLists |= lists[word];
      for (const rule of rulesOf[word]) {
        insert(candidates, rule);
      }
      if (placeOf[word] >= 0) {
        insert(markers, placeOf[word]);
      }
    }
    this.lists = foundLists;
    this.candidates = candidates;
    this.markers = markers;
  }

  /** Where a word ends first, or 0. */
  public endOf(word: number): number {
    return this.ends[word];
  }

  /** Whether words of a list occur. */
  public hasList(list: number): boolean {
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
  if (index > 0 && list[index - 1] === number) {
    return;
  }
  for (let behind = list.length; behind > index; behind--) {
    list[behind] = list[behind - 1];
  }
  list[index] = number;
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
