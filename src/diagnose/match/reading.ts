import { ListOf, Phrase, Vocabulary, WordsOf } from './vocabulary';

/**
 * By the number of a word: the index after its first occurrence, 0 where there is none. Readings share it, as it costs
 * more to make than most texts cost to read; what one found is put back when it is asked again.
 */
let table = new Int32Array(0);
/** The reading whose words stand there. */
let owner: Reading | undefined;

/** Which words of the vocabulary a text has, and where each ends first. */
export class Reading {
  /** The phrases of which the first word was found, by their places, in the order in which they count. */
  public readonly candidates: readonly number[];
  /** The markers of images that were found, in the order of their table. */
  public readonly markers: readonly number[];
  private readonly found: readonly number[];
  /** Where they end, while the words of another stand in the table. */
  private readonly kept: number[] = [];
  private readonly lists: number;
  private readonly phrases: readonly Phrase[];

  constructor(public readonly text: string, { index, phrases, phrasesOf, lists, placeOf }: Vocabulary) {
    owner?.leave();
    if (table.length !== index.size) {
      table = new Int32Array(index.size);
    }
    const found = index.scan(text, table);
    owner = this;
    const candidates: number[] = [];
    const markers: number[] = [];
    let foundLists = 0;
    for (const word of found) {
      // eslint-disable-next-line no-bitwise
      foundLists |= lists[word];
      for (const place of phrasesOf[word]) {
        insert(candidates, place);
      }
      if (placeOf[word] >= 0) {
        insert(markers, placeOf[word]);
      }
    }
    this.found = found;
    this.lists = foundLists;
    this.phrases = phrases;
    this.candidates = candidates;
    this.markers = markers;
  }

  /** Where a word ends first, or 0. */
  public endOf(word: number): number {
    return this.ends[word];
  }

  /** Whether any word of a list occurs, be it a part of a phrase only. */
  public hasWordsOf(list: WordsOf): boolean {
    // eslint-disable-next-line no-bitwise
    return (this.lists & list) !== 0;
  }

  /** The first phrase of a list that occurs. */
  public firstOf(list: ListOf): Phrase | undefined {
    const { phrases } = this;
    const first = this.candidates.find(place => phrases[place].list === list && this.has(phrases[place]));
    return first === undefined ? undefined : phrases[first];
  }

  /** Whether a phrase of any of the lists occurs. */
  public hasAnyOf(...lists: ListOf[]): boolean {
    return lists.some(list => this.firstOf(list) !== undefined);
  }

  /** Whether all words of a phrase occur. */
  public has({ parts }: Phrase): boolean {
    const { ends } = this;
    return parts.every(part => ends[part] > 0);
  }

  private get ends(): Int32Array {
    if (owner !== this) {
      owner?.leave();
      this.found.forEach((word, place) => { table[word] = this.kept[place]; });
      owner = this;
    }
    return table;
  }

  private leave(): void {
    this.found.forEach((word, place) => {
      this.kept[place] = table[word];
      table[word] = 0;
    });
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
