/* eslint-disable no-bitwise */
import { ANCHOR_MASK, Anchors, FILTER_SHIFT, SHORTEST, SPREAD, SYMBOL_BITS } from './anchors';
import { BACKSLASH, BLANK, fold, isEscaped, NOTHING, symbolOf } from './fold';
import { isWithinName } from './names';

/** What is imported costs more to look at than what is local. */
const HASHING = { bits: SYMBOL_BITS, mask: ANCHOR_MASK, spread: SPREAD, shift: FILTER_SHIFT };
const CHARACTERS = 0x10000;
const NONE = -1;
/** The number of the symbols that no word has. Those that some have follow. */
const OTHER = 0;
/** The numbers of a blank, of what does not count, and of a backslash, of which more has to be known. */
const [GAP, SKIPPED, UNSURE] = [125, 126, 127];
/** How much of a text is folded at once. */
const CHUNK = 8_192;

/**
 * Finds which of many words a text has, in one pass over it. Where none stands, a bit is looked at for each symbol and
 * no more: an automaton of all words would be too large for the caches of a processor.
 */
export class WordIndex {
  private readonly ids = new Map<string, number>();
  /** The number of the symbol of each character. */
  private readonly numbers = new Uint8Array(CHARACTERS);
  /** The words as numbers of symbols, one behind the other; where each begins; and how long the longest is. */
  private readonly letters: Uint8Array;
  private readonly starts: Uint32Array;
  private readonly longest: number;
  private readonly anchors: Anchors;
  /** By the number of a word: how many symbols that are in no name it begins with; NONE if it counts in names too. */
  private readonly lead: Int8Array;

  /** A part of a text, folded; the index of each of its symbols; where anchors may end, and which. */
  private readonly symbols: Uint8Array;
  private readonly origins: Uint32Array;
  private readonly places: Uint16Array;
  private readonly met: Int32Array;

  /**
   * @param words what to find, each of at least three symbols
   * @param speech those of them that may be parts of names too, where they do not count
   */
  constructor(words: Iterable<string>, speech: Iterable<string> = []) {
    for (const word of words) {
      const folded = fold(word);
      this.ids.set(folded, this.ids.get(folded) ?? this.ids.size);
    }
    const all = [...this.ids.keys()];
    const symbols = [...new Set(all.join(''))].filter(symbol => symbol !== ' ');
    const wrong = symbols.length < GAP ? all.find(word => word.length < SHORTEST) : symbols.join('');
    if (wrong !== undefined) {
      throw new Error(`words have at least ${SHORTEST} symbols, and fewer than ${GAP} different ones: "${wrong}"`);
    }
    const numbers = new Map(symbols.map((symbol, index) => [symbol.charCodeAt(0), OTHER + 1 + index]));
    numbers.set(BLANK, GAP).set(NOTHING, SKIPPED);
    const bySymbol = Uint8Array.from({ length: 128 }, (_, symbol) => numbers.get(symbol) ?? OTHER);
    for (let code = 0; code < CHARACTERS; code++) {
      this.numbers[code] = code === BACKSLASH ? UNSURE : bySymbol[symbolOf(code)];
    }
    const numbered = all.map(word => Uint8Array.from(word, symbol => numbers.get(symbol.charCodeAt(0))!));
    this.anchors = new Anchors(numbered, GAP + 1);
    this.letters = Uint8Array.from(numbered.flatMap(word => [...word]));
    this.starts = new Uint32Array(all.length + 1);
    all.forEach((word, id) => { this.starts[id + 1] = this.starts[id] + word.length; });
    this.lead = new Int8Array(all.length).fill(NONE);
    for (const word of speech) {
      this.lead[this.idOf(word)] = /^\W*/.exec(fold(word))![0].length;
    }
    this.longest = all.reduce((longest, word) => Math.max(longest, word.length), 0);
    this.symbols = new Uint8Array(CHUNK + this.longest);
    this.origins = new Uint32Array(CHUNK + this.longest);
    this.places = new Uint16Array(CHUNK + this.longest);
    this.met = new Int32Array(CHUNK + this.longest);
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
   * @returns the words that occur
   */
  public scan(text: string, ends: Int32Array): number[] {
    const { symbols, origins, places, met, numbers, anchors: { filter } } = this;
    const { bits, mask, spread, shift } = HASHING;
    const { length } = text;
    const found: number[] = [];
    let index = 0;
    let size = 0;
    let count = 0;
    let anchor = 0;
    let last = OTHER;
    while (index < length) {
      const limit = Math.min(length, index + CHUNK);
      for (; index < limit; index++) {
        let symbol = numbers[text.charCodeAt(index)];
        if (symbol >= GAP) {
          if (symbol === UNSURE && index + 1 < length && isEscaped(text.charCodeAt(index + 1))) {
            // What was escaped is one character with its backslash.
            symbol = GAP;
            index++;
          }
          if (symbol > GAP || last === GAP) {
            continue;
          }
        }
        last = symbol;
        symbols[size] = symbol;
        origins[size] = index;
        anchor = ((anchor << bits) | symbol) & mask;
        const hash = Math.imul(anchor, spread) >>> shift;
        // A place costs less to note than to ask whether it is one.
        places[count] = size++;
        met[count] = anchor;
        count += (filter[hash >>> 5] >>> (hash & 31)) & 1;
      }
      this.look(text, size, count, ends, found);
      if (index < length) {
        [size, count] = this.keep(size, count);
      }
    }
    return found;
  }

  /** Keeps what a word may begin with that goes on in the next part. */
  private keep(size: number, count: number): [number, number] {
    const { symbols, origins, places, met, longest } = this;
    const from = Math.max(0, size - longest);
    symbols.copyWithin(0, from, size);
    origins.copyWithin(0, from, size);
    let kept = 0;
    for (let each = 0; each < count; each++) {
      if (places[each] >= from) {
        met[kept] = met[each];
        places[kept++] = places[each] - from;
      }
    }
    return [size - from, kept];
  }

  /** Notes the words that stand at the places. */
  private look(text: string, size: number, count: number, ends: Int32Array, found: number[]): void {
    const { origins, places, met, starts, lead, anchors } = this;
    for (let each = 0; each < count; each++) {
      const anchor = met[each];
      for (let known = anchors.headOf(anchor); known !== undefined; known = known.next) {
        const { word } = known;
        const place = places[each] - known.offset;
        if (known.anchor !== anchor || ends[word] !== 0 || !this.standsAt(word, place, size)) {
          continue;
        }
        const end = origins[place + starts[word + 1] - starts[word] - 1] + 1;
        if (lead[word] === NONE || !isWithinName(text, origins[place + lead[word]], end)) {
          ends[word] = end;
          found.push(word);
        }
      }
    }
  }

  private standsAt(word: number, place: number, size: number): boolean {
    const { letters, symbols } = this;
    const start = this.starts[word];
    const stop = this.starts[word + 1];
    if (place < 0 || place + stop - start > size) {
      return false;
    }
    for (let letter = start, index = place; letter < stop; letter++, index++) {
      if (letters[letter] !== symbols[index]) {
        return false;
      }
    }
    return true;
  }
}
