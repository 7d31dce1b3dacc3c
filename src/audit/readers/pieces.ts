import { MAX_DOCUMENT_BYTES } from './reader-sink';

const NONE = Buffer.alloc(0);

/** Bytes that arrive in pieces, up to a limit. */
export class Pieces {
  private pieces: Buffer[] = [];
  private size = 0;

  public addBytes(bytes: Buffer, start: number, end: number): void {
    this.size += end - start;
    if (this.isTooLong) {
      this.pieces = [];
    } else if (end > start) {
      this.pieces.push(bytes.subarray(start, end));
    }
  }

  /** Adds bytes that will be overwritten. */
  public addCopy(bytes: Buffer, start: number, end: number): void {
    if (end > start) {
      this.addBytes(Buffer.from(bytes.subarray(start, end)), 0, end - start);
    }
  }

  public get isTooLong(): boolean {
    return this.size > MAX_DOCUMENT_BYTES;
  }

  /** What there is, and some more, as text. */
  public textWith(more: Buffer): string {
    return Buffer.concat([...this.pieces, more]).toString('latin1');
  }

  /** Gives what there is, and begins again. */
  public take(): Buffer {
    const { pieces } = this;
    this.pieces = [];
    this.size = 0;
    return pieces.length === 0 ? NONE : pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
  }
}
