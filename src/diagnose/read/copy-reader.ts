import { asWritten } from './copied-text';
import { PieceReader } from '../../audit/readers/reader-sink';

/** What people copy from a screen is shorter. */
const MAX_BYTES = 32 * 1024;
/** A program that writes line by line waits for answers: so many of its lines show whether they were copied. */
const MAX_LINES = 30;

const NEWLINE = 10;

/**
 * Hands a text on as it was before it was copied, if it is so short that somebody may have pasted it: without what
 * stands before every line, and the breaks that a screen put into lines. All else is handed on as it is.
 */
export class CopyReader implements PieceReader {
  private pieces: Buffer[] = [];
  private length = 0;
  private isKnown = false;

  constructor(private readonly reader: PieceReader) {}

  public write(piece: Buffer): void {
    if (this.isKnown) {
      this.reader.write(piece);
      return;
    }
    this.pieces.push(Buffer.from(piece));
    this.length += piece.length;
    if (this.length > MAX_BYTES || (this.pieces.length === MAX_LINES && !this.isCopied)) {
      this.handOn(this.pieces);
    }
  }

  public end(): void {
    if (!this.isKnown) {
      this.handOn([withoutCopy(Buffer.concat(this.pieces))]);
    }
    this.reader.end();
  }

  /** Whether what came so far was copied, or is no line of a program each. */
  private get isCopied(): boolean {
    const text = Buffer.concat(this.pieces);
    return withoutCopy(text) !== text || !this.pieces.every(piece => piece.includes(NEWLINE));
  }

  private handOn(pieces: readonly Buffer[]): void {
    this.isKnown = true;
    this.pieces = [];
    pieces.forEach(piece => this.reader.write(piece));
  }
}

/** A text without what became of it as it was copied; if nothing did, the same buffer. */
function withoutCopy(text: Buffer): Buffer {
  const lines = text.toString('utf8').split('\n').map(line => line.replace(/\r+$/, ''));
  const written = asWritten(lines);
  return written === lines ? text : Buffer.from(written.join('\n'));
}
