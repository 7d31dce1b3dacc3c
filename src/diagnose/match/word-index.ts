/* eslint-disable no-bitwise */
import { BACKSLASH, BLANK, fold, isEscaped, NOTHING, symbolAt } from './fold';
import { isWithinName } from './names';

const SYMBOLS = 128;
const NONE = -1;
/** The column of the symbols that no word has. */
const OTHER = 0;
/** The column of what does not count: it leads from each state to itself. */
const SKIPPED = 1;
/** Stands for the column of a character of which more has to be known: a backslash, or one beyond ASCII. */
const UNSURE = 255;
/** Marks a state in which a word ends, or the end of another. */
const HIT = 0x8000;
/** How many characters short beginnings of words have. */
const SHORT = 3;

/**
 * Finds which of many words a text has, in one pass over it whatever the words are: the automaton of Aho and Corasick
 * (https://doi.org/10.1145/360825.360855), computed for every state and symbol.
 */
export class WordIndex {
  /**
   * By state and column: the state that follows. It is looked at once for each character, so it has to stay in the
   * cache of the processor, and so that nothing else has to be looked at, it knows of blanks that follow one another.
   */
  private readonly next: Uint16Array;
  /** The columns of `next`, as the number of bits to shift a state by. */
  private readonly shift: number;
  /** The column of each symbol. */
  private readonly columns = new Uint8Array(SYMBOLS).fill(OTHER);
  /** The column of each ASCII character. */
  private readonly plain: Uint8Array;
  /** The word that ends in a state, and the next shorter state in which one ends. */
  private readonly word: Int32Array;
  private readonly shorter: Int32Array;
  /** The longest state in which a word ends: the state itself, or a shorter one. */
  private readonly longest: Int32Array;
  private readonly ids = new Map<string, number>();
  /** By the number of a word: its length if it counts only where it is no part of a name, else 0. */
  private readonly plainLength: Uint8Array;

  /**
   * @param words what to find
   * @param speech those of them that may be parts of names too, where they do not count
   */
  constructor(words: Iterable<string>, speech: Iterable<string> = []) {
    for (const word of words) {
      const folded = fold(word);
      this.ids.set(folded, this.ids.get(folded) ?? this.ids.size);
    }
    this.plainLength = new Uint8Array(this.ids.size);
    for (const word of speech) {
      this.plainLength[this.idOf(word)] = fold(word).replace(/^\W+/, '').length;
    }
    const all = [...this.ids.keys()].join('');
    const symbols = new Set(`${all} `);
    [...symbols].forEach((symbol, index) => { this.columns[symbol.charCodeAt(0)] = SKIPPED + 1 + index; });
    this.shift = Math.ceil(Math.log2(SKIPPED + 1 + symbols.size));
    this.plain = Uint8Array.from({ length: SYMBOLS }, (_, code) =>
      code === BACKSLASH ? UNSURE : this.columnAt(String.fromCharCode(code), 0));
    // As many as there would be if no two words began alike.
    const states = all.length + 1;
    this.next = new Uint16Array(states << this.shift);
    this.word = new Int32Array(states).fill(NONE);
    this.shorter = new Int32Array(states).fill(NONE);
    this.longest = new Int32Array(states).fill(NONE);
    const used = this.insertAll();
    if (used > HIT) {
      throw new Error(`${this.ids.size} words make ${used} states, more than ${HIT}`);
    }
    this.link(used);
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
    const { next, word, shorter, longest, shift, plain } = this;
    const gap = this.columns[BLANK];
    const { length } = text;
    const found: number[] = [];
    let state = 0;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      let column = code < SYMBOLS ? plain[code] : UNSURE;
      if (column === UNSURE) {
        const isBlank = code === BACKSLASH && isEscaped(text, index + 1);
        // What was escaped is one character with its backslash.
        index += isBlank ? 1 : 0;
        column = isBlank ? gap : code === BACKSLASH ? SKIPPED : this.columnAt(text, index);
      }
      const following = next[(state << shift) + column];
      state = following & ~HIT;
      for (let hit = following < HIT ? NONE : longest[state]; hit !== NONE; hit = shorter[hit]) {
        if (ends[word[hit]] === 0 && !this.isInName(word[hit], text, index + 1)) {
          ends[word[hit]] = index + 1;
          found.push(word[hit]);
        }
      }
    }
    return found;
  }

  /** Whether a word that ends at an index is but a part of a name. */
  private isInName(word: number, text: string, end: number): boolean {
    const length = this.plainLength[word];
    return length > 0 && isWithinName(text, startOf(text, end, length), end);
  }

  private columnAt(text: string, index: number): number {
    const symbol = symbolAt(text, index);
    return symbol === NOTHING ? SKIPPED : this.columns[symbol];
  }

  /**
   * Makes a state for each beginning of a word, and gives how many there are. What is looked at together lies together:
   * the short beginnings, to which most characters lead, and then the rest of each word.
   */
  private insertAll(): number {
    let used = 1;
    for (const depth of [SHORT, Infinity]) {
      this.ids.forEach((id, word) => {
        let state = 0;
        for (let index = 0; index < word.length && index < depth; index++) {
          const edge = (state << this.shift) + this.columns[word.charCodeAt(index)];
          this.next[edge] ||= used++;
          state = this.next[edge];
        }
        if (word.length <= depth) {
          this.word[state] = id;
        }
      });
    }
    return used;
  }

  /** Breadth first, so that what a state falls back to is complete before it. */
  private link(states: number): void {
    const { next, longest } = this;
    const columns = 1 << this.shift;
    const fallback = new Uint16Array(states);
    const queue: number[] = [0];
    for (const state of queue) {
      for (let column = 0; column < columns; column++) {
        const edge = state * columns + column;
        const behind = state === 0 ? 0 : next[fallback[state] * columns + column];
        const following = next[edge];
        if (following === 0) {
          next[edge] = behind;
        } else {
          fallback[following] = behind & ~HIT;
          this.shorter[following] = longest[behind & ~HIT];
          longest[following] = this.word[following] === NONE ? this.shorter[following] : following;
          next[edge] += longest[following] === NONE ? 0 : HIT;
          queue.push(following);
        }
      }
    }
    this.skip(states);
  }

  /** What does not count leads nowhere, and neither does a blank behind a blank. */
  private skip(states: number): void {
    const gap = this.columns[BLANK];
    for (let state = 0; state < states; state++) {
      this.next[(state << this.shift) + SKIPPED] = state;
      const behindGap = this.next[(state << this.shift) + gap] & ~HIT;
      if (behindGap !== 0) {
        this.next[(behindGap << this.shift) + gap] = behindGap;
      }
    }
  }
}

/** Where a word of so many symbols begins that ends at an index: quotes do not count, nor blanks behind one another. */
function startOf(text: string, end: number, length: number): number {
  let [start, last] = [end, NOTHING];
  for (let count = 0; start > 0 && count < length;) {
    const symbol = symbolAt(text, --start);
    count += symbol === NOTHING || (symbol === BLANK && last === BLANK) ? 0 : 1;
    last = symbol === NOTHING ? last : symbol;
  }
  return start;
}
