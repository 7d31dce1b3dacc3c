const MODULUS = 2147483647;

/** Random choices from a seed: the same seed gives the same cases on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed % (MODULUS - 1) + 1;
  }

  /**
   * A number from 0 up to, not including, 1: the generator of Park and Miller with the multiplier of C++'s
   * `minstd_rand`.
   */
  public next(): number {
    this.state = this.state * 48271 % MODULUS;
    return (this.state - 1) / (MODULUS - 1);
  }

  public below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** True once in so many times. */
  public oneIn(times: number): boolean {
    return this.next() * times < 1;
  }

  public pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  public list<T>(min: number, max: number, make: (index: number) => T): T[] {
    return Array.from({ length: min + this.below(max - min + 1) }, (_, index) => make(index));
  }

  /** Replaces, inserts or deletes characters, now and then: each time with a chance of one in so many. */
  public mutate(text: string, times: number, alphabet: readonly string[]): string {
    let mutated = text;
    while (this.oneIn(times)) {
      const at = this.below(mutated.length + 1);
      const removed = this.below(3);
      mutated = mutated.slice(0, at) + (this.oneIn(3) ? '' : this.pick(alphabet)) + mutated.slice(at + removed);
    }
    return mutated.replace(/\p{Surrogate}/gu, '');
  }
}
