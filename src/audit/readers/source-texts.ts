import { statSync } from 'node:fs';
import { readText, textIn } from './read-text';

/** What standard input is called. */
export const STANDARD_INPUT = '-';

/** Longer texts are not looked into a second time: no manifest is, and of dumps nobody looks lines up. */
const MAX_BYTES = 8 * 2 ** 20;

/** The texts that objects were read from, to look into them again where something was found. */
export class SourceTexts {
  private pieces: Buffer[] = [];
  private size = 0;

  /** Keeps a piece of standard input, which cannot be read again. */
  public keep(piece: Buffer): void {
    this.size += piece.length;
    if (this.size > MAX_BYTES) {
      this.pieces = [];
    } else {
      this.pieces.push(Buffer.from(piece));
    }
  }

  /** The text of a file; undefined for one that is too long or cannot be read again. */
  public textOf(file: string): string | undefined {
    if (file === STANDARD_INPUT) {
      return this.size > MAX_BYTES ? undefined : textIn(this.pieces);
    }
    try {
      const stats = statSync(file);
      return stats.isFile() && stats.size <= MAX_BYTES ? readText(file) : undefined;
    } catch {
      return undefined;
    }
  }
}
