/* eslint-disable no-bitwise */

/** How many bits the number of a symbol has. */
export const SYMBOL_BITS = 7;
/** How many symbols an anchor has, and its bits. */
const LENGTH = 4;
export const ANCHOR_MASK = (1 << (LENGTH * SYMBOL_BITS)) - 1;
/** Shorter words would have too many. */
export const SHORTEST = LENGTH - 1;
/** What is asked for each symbol of a text has to stay in the fastest cache of the processor: 16 KiB of bits. */
const FILTER_BITS = 17;
export const FILTER_SHIFT = 32 - FILTER_BITS;
const HEAD_BITS = 12;
/** Knuth's multiplicative hashing. */
export const SPREAD = 0x9E3779B1;

/** A word, and how far before the end of its anchor it begins. */
export interface Anchored {
  readonly word: number;
  readonly offset: number;
  readonly anchor: number;
  /** The next one with the same head. */
  readonly next?: Anchored;
}

/** By which of its symbols each word is looked for: four that follow one another and that the fewest words have. */
export class Anchors {
  /** A bit for each anchor: whether it may be one of a word. */
  public readonly filter = new Uint32Array(1 << (FILTER_BITS - 5));
  private readonly heads: (Anchored | undefined)[] = Array.from({ length: 1 << HEAD_BITS }, () => undefined);

  /**
   * @param words the numbers of the symbols of each word
   * @param symbols how many symbols there are
   */
  constructor(words: readonly Uint8Array[], symbols: number) {
    const all = words.map(anchorsOf);
    const shared = new Map<number, number>();
    all.flat().forEach(anchor => shared.set(anchor, (shared.get(anchor) ?? 0) + 1));
    all.forEach((anchors, word) => {
      if (anchors.length > 0) {
        const anchor = anchors.reduce((rarest, other) => shared.get(other)! < shared.get(rarest)! ? other : rarest);
        this.insert(word, anchors.indexOf(anchor) + LENGTH - 1, anchor);
        return;
      }
      // With each symbol that may stand before it.
      const [only] = anchorsOf(Uint8Array.of(0, ...words[word]));
      for (let before = 0; before < symbols; before++) {
        this.insert(word, SHORTEST - 1, only | (before << (SHORTEST * SYMBOL_BITS)));
      }
    });
  }

  /** The first word that may have an anchor. */
  public headOf(anchor: number): Anchored | undefined {
    return this.heads[Math.imul(anchor, SPREAD) >>> (32 - HEAD_BITS)];
  }

  private insert(word: number, offset: number, anchor: number): void {
    const hash = Math.imul(anchor, SPREAD) >>> FILTER_SHIFT;
    this.filter[hash >>> 5] |= 1 << (hash & 31);
    this.heads[Math.imul(anchor, SPREAD) >>> (32 - HEAD_BITS)] = { word, offset, anchor, next: this.headOf(anchor) };
  }
}

/** All that a word could be looked for by. */
function anchorsOf(word: Uint8Array): number[] {
  let anchor = 0;
  return Array.from(word, symbol => {
    anchor = ((anchor << SYMBOL_BITS) | symbol) & ANCHOR_MASK;
    return anchor;
  }).slice(LENGTH - 1);
}
