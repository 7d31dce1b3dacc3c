import { Phrase, Vocabulary } from './vocabulary';

/** Which words of the vocabulary a text has, and where each ends first. */
export class Reading {
  /** By the number of a word: the index after its first occurrence, 0 where there is none. */
  private readonly ends: Int32Array;
  /** The rules of which a word was found, in the order of the table. */
  public readonly candidates: readonly number[];

  constructor(public readonly text: string, { index, rulesOf }: Vocabulary) {
    this.ends = new Int32Array(index.size);
    const candidates: number[] = [];
    for (const word of index.scan(text, this.ends)) {
      for (const rule of rulesOf[word]) {
        if (!candidates.includes(rule)) {
          candidates.push(rule);
        }
      }
    }
    this.candidates = candidates.sort((a, b) => a - b);
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
