import { BLANK, fold, symbolAt } from './fold';

const SYMBOLS = 128;
const NONE = -1;

/**
 * Finds which of many words a text has, in one pass over it whatever the words are: the automaton of Aho and Corasick
 * (https://doi.org/10.1145/360825.360855), worked out for every state and symbol.
 */
export class WordIndex {
  private readonly next: Int32Array;
  /** The word that ends in a state, and the next shorter state in which one ends. */
  private readonly word: Int32Array;
  private readonly shorter: Int32Array;
  /** The longest state in which a word ends: the state itself, or a shorter one. */
  private readonly longest: Int32Array;
  private readonly ids = new Map<string, number>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const folded = fold(word);
      this.ids.set(folded, this.ids.get(folded) ?? this.ids.size);
    }
    const states = [...this.ids.keys()].reduce((sum, word) => sum + word.length, 1);
    this.next = new Int32Array(states * SYMBOLS).fill(NONE);
    this.word = new Int32Array(states).fill(NONE);
    this.shorter = new Int32Array(states).fill(NONE);
    this.insertAll();
    this.link();
    this.longest = this.word.map((word, state) => word === NONE ? this.shorter[state] : state);
  }

  /** How many words there are. */
  public get size(): number {
    return this.ids.size;
  }

  /** The number of a word. */
  public idOf(word: string): number {
    return this.ids.get(fold(word))!;
  }

  /**
   * Looks through a text.
   *
   * @param ends by the number of a word: is set to the index behind its first occurrence
   * @returns the words that occur, in the order in which they end
   */
  public scan(text: string, ends: Int32Array): number[] {
    // Each character costs a look at these, and what is imported or a member costs more than what is local.
    const { next, word, shorter, longest } = this;
    const symbolOf = symbolAt;
    const blank = BLANK;
    const found: number[] = [];
    let state = 0;
    let last = 0;
    for (let index = 0; index < text.length; index++) {
      const symbol = symbolOf(text, index);
      if (symbol === 0 || (symbol === blank && last === blank)) {
        continue;
      }
      last = symbol;
      state = next[state * SYMBOLS + symbol];
      for (let hit = longest[state]; hit !== NONE; hit = shorter[hit]) {
        if (ends[word[hit]] === 0) {
          ends[word[hit]] = index + 1;
          found.push(word[hit]);
        }
      }
    }
    return found;
  }

  private insertAll(): void {
    let states = 1;
    for (const [word, id] of this.ids) {
      let state = 0;
      for (let index = 0; index < word.length; index++) {
        const edge = state * SYMBOLS + word.charCodeAt(index);
        if (this.next[edge] === NONE) {
          this.next[edge] = states++;
        }
        state = this.next[edge];
      }
      this.word[state] = id;
    }
  }

  /** Breadth first, so that what a state falls back to is complete before it. */
  private link(): void {
    const fallback = new Int32Array(this.word.length);
    const queue: number[] = [0];
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head];
      const back = fallback[state];
      this.shorter[state] = state === 0 ? NONE : this.word[back] === NONE ? this.shorter[back] : back;
      for (let symbol = 0; symbol < SYMBOLS; symbol++) {
        const edge = state * SYMBOLS + symbol;
        const behind = state === 0 ? 0 : this.next[back * SYMBOLS + symbol];
        if (this.next[edge] === NONE) {
          this.next[edge] = behind;
        } else {
          fallback[this.next[edge]] = behind;
          queue.push(this.next[edge]);
        }
      }
    }
  }
}
