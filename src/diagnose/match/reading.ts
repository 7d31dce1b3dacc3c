import { Phrase, Vocabulary } from './vocabulary';

/**
 * Which words of the vocabulary a text has, and where each ends first. It is good until the next one is made: they all
 * write into one table, which costs more to make than most texts cost to read.
 */
export class Reading {
  /** By the number of a word: the index after its first occurrence, 0 where there is none. */
  private static ends = new Int32Array(0);
  /** The words of the reading before. */
  private static found: readonly number[] = [];

  /** The rules of which a word was found, in the order of the table. */
  public readonly candidates: readonly number[];
  private readonly ends: Int32Array;

  constructor(public readonly text: string, { index, rulesOf }: Vocabulary) {
    this.ends = Reading.emptyEnds(index.size);
    Reading.found = index.scan(text, this.ends);
    const candidates: number[] = [];
    for (const word of Reading.found) {
      for (const rule of rulesOf[word]) {
        if (!candidates.includes(rule)) {
          candidates.push(rule);
        }
      }
    }
    this.candidates = candidates.sort((a, b) => a - b);
  }

  private static emptyEnds(size: number): Int32Array {
    if (Reading.ends.length !== size) {
      Reading.ends = new Int32Array(size);
    } else {
      for (const word of Reading.found) {
        Reading.ends[word] = 0;
      }
    }
    return Reading.ends;
  }

  /** Where a word ends first, or 0. */
  public endOf(word: number): number {
    return this.ends[word];
  }

  /** Whether any of some words occurs. */
  public hasWord(words: readonly number[]): boolean {
    return words.some(word => this.ends[word] > 0);
  }

  /** The first of some phrases that occurs. */
  public firstPhrase(phrases: readonly Phrase[]): Phrase | undefined {
    return phrases.find(({ parts }) => parts.every(part => this.ends[part] > 0));
  }
}
