import { TextDecoder } from 'node:util';
import { PieceReader } from '../../audit/readers/reader-sink';

/** Hands on as UTF-8 what PowerShell writes into files and pipes as UTF-16. */
export class Utf8Reader implements PieceReader {
  private start = Buffer.alloc(0);
  private isKnown = false;
  private decoder?: TextDecoder;

  constructor(private readonly reader: PieceReader) {}

  public write(piece: Buffer): void {
    if (this.isKnown) {
      this.handOn(piece);
      return;
    }
    this.start = Buffer.concat([this.start, piece]);
    if (this.start.length >= 2) {
      this.isKnown = true;
      this.decoder = decoderOf(this.start);
      this.handOn(this.start);
    }
  }

  public end(): void {
    if (!this.isKnown) {
      this.reader.write(this.start);
    } else if (this.decoder) {
      this.reader.write(Buffer.from(this.decoder.decode()));
    }
    this.reader.end();
  }

  private handOn(piece: Buffer): void {
    this.reader.write(this.decoder ? Buffer.from(this.decoder.decode(piece, { stream: true })) : piece);
  }
}

/** By the mark of byte order, or else by the empty half of the first character. */
function decoderOf([first, second]: Buffer): TextDecoder | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) {
    return new TextDecoder('utf-16le');
  }
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? new TextDecoder('utf-16be') : undefined;
}
