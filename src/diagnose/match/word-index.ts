/* eslint-disable no-bitwise */
import { BACKSLASH, BLANK, fold, symbolAt } from './fold';

const SYMBOLS = 128;
const NONE = -1;
/** The column of the symbols that no word has. */
const OTHER = 0;
/** What stands for a character that does not count, or is a blank, instead of its column. */
const SKIPPED = 254;
const GAP = 255;
/** Marks a state in which a word ends, or the end of another. */
const HIT = 0x8000;

/**
 * Finds which of many words a text has, in one pass over it whatever the words are: the automaton of Aho and Corasick
 * (https://doi.org/10.1145/360825.360855), computed for every state and symbol.
 */
export class WordIndex {
  /**
   * By state and column. One megabyte instead of the four that a column for each symbol would take: it is looked at
   * once for each character, and has to stay in the cache of the processor.
   */
  private readonly next: Uint16Array;
  /** The columns of `next`, as the number of bits to shift a state by. */
  private readonly shift: number;
  /** The column of each symbol. */
  private readonly columns = new Uint8Array(SYMBOLS).fill(OTHER);
  /** The column of each ASCII character, where none stands before it that changes it. */
  private readonly plain: Uint8Array;
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
    const symbols = new Set([...this.ids.keys()].join(''));
    [...symbols].forEach((symbol, index) => { this.columns[symbol.charCodeAt(0)] = index + 1; });
    this.shift = Math.ceil(Math.log2(symbols.size + 1));
    const edges = this.insertAll();
    if (edges.length > HIT) {
      throw new Error(`${this.ids.size} words make ${edges.length} states, more than ${HIT}`);
    }
    this.next = new Uint16Array(edges.length << this.shift);
    this.word = new Int32Array(edges.length).fill(NONE);
    this.shorter = new Int32Array(edges.length).fill(NONE);
    this.link(edges);
    this.longest = this.word.map((word, state) => word === NONE ? this.shorter[state] : state);
    this.next.forEach((state, index) => { this.next[index] = this.longest[state] === NONE ? state : state + HIT; });
    this.plain = Uint8Array.from({ length: 128 }, (_, code) =>
      columnOf(symbolAt(String.fromCharCode(code), 0), this.columns),
    );
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
   * @param ends by the number of a word: is set to the index after its first occurrence
   * @returns the words that occur, in the order in which they end
   */
  public scan(text: string, ends: Int32Array): number[] {
    // Each character costs a look at these, and a member costs more than what is local.
    const { next, word, shorter, longest, columns, shift, plain } = this;
    const gap = columns[BLANK];
    const found: number[] = [];
    let state = 0;
    let isAfterGap = false;
    let isEscaped = false;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      let column = code < 128 && !isEscaped ? plain[code] : columnOf(symbolAt(text, index), columns);
      isEscaped = code === BACKSLASH;
      if (column === SKIPPED || (column === GAP && isAfterGap)) {
        continue;
      }
      isAfterGap = column === GAP;
      column = isAfterGap ? gap : column;
      const following = next[(state << shift) + column];
      state = following % HIT;
      for (let hit = following < HIT ? NONE : longest[state]; hit !== NONE; hit = shorter[hit]) {
        if (ends[word[hit]] === 0) {
          ends[word[hit]] = index + 1;
          found.push(word[hit]);
        }
      }
    }
    return found;
  }

  /** Makes a state for each beginning of a word: by column, the states that lead on from each. */
  private insertAll(): Map<number, number>[] {
    const edges: Map<number, number>[] = [new Map()];
    for (const word of this.ids.keys()) {
      this.walk(edges, word);
    }
    return edges;
  }

  /** The state that a word leads to; it is made where there is none yet. */
  private walk(edges: Map<number, number>[], word: string): number {
    let state = 0;
    for (let index = 0; index < word.length; index++) {
      const column = this.columns[word.charCodeAt(index)];
      let following = edges[state].get(column);
      if (following === undefined) {
        following = edges.push(new Map()) - 1;
        edges[state].set(column, following);
      }
      state = following;
    }
    return state;
  }

  /** Breadth first, so that what a state falls back to is complete before it. */
  private link(edges: Map<number, number>[]): void {
    this.ids.forEach((id, word) => { this.word[this.walk(edges, word)] = id; });
    const columns = 1 << this.shift;
    const fallback = new Int32Array(edges.length);
    const queue: number[] = [0];
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head];
      const back = fallback[state];
      this.shorter[state] = state === 0 ? NONE : this.word[back] === NONE ? this.shorter[back] : back;
      for (let column = 0; column < columns; column++) {
        const behind = state === 0 ? 0 : this.next[back * columns + column];
        const following = edges[state].get(column);
        if (following === undefined) {
          this.next[state * columns + column] = behind;
        } else {
          this.next[state * columns + column] = following;
          fallback[following] = behind;
          queue.push(following);
        }
      }
    }
  }
}

function columnOf(symbol: number, columns: Uint8Array): number {
  return symbol === 0 ? SKIPPED : symbol === BLANK ? GAP : columns[symbol];
}
