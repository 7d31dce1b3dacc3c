import { Failure } from './failure.mts';

/** What is told of a run: a line for everything that worked, and one for everything that failed. */
export class Log {
  /** Whether anything failed. */
  failed = false;
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  note(line: string): void {
    this.#print(line);
  }

  /** Waits for something and tells how it went. Gives its result; undefined if it failed. */
  async follow<T>(what: string, work: Promise<T>): Promise<T | undefined> {
    try {
      const result = await work;
      this.#print(`${what}: ok`);
      return result;
    } catch (error) {
      this.failed = true;
      this.#print(`${what}: FAILED: ${Failure.of(error).message}`);
      return undefined;
    }
  }
}
