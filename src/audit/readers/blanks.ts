const SPACE = 32;
/** Four spaces, read as one number. */
const BLANKS = 0x20202020;

/** Skips indentation, four bytes at once: of what `kubectl` prints, it is nearly half. */
export class Blanks {
  private readonly shift: number;
  private readonly words: Uint32Array;

  constructor(public readonly bytes: Buffer) {
    this.shift = bytes.byteOffset % 4;
    this.words = new Uint32Array(
      bytes.buffer, bytes.byteOffset - this.shift, Math.floor((this.shift + bytes.length) / 4),
    );
  }

  /** Where the indentation that begins somewhere ends, or a little before that. */
  public skip(from: number): number {
    const { bytes, words, shift } = this;
    let index = from;
    while ((index + shift) % 4 !== 0) {
      if (bytes[index] !== SPACE) {
        return index;
      }
      index++;
    }
    let word = (index + shift) / 4;
    while (words[word] === BLANKS) {
      word++;
    }
    return word * 4 - shift;
  }
}
