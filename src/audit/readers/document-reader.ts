import { TextDecoder } from 'node:util';
import { JsonReader } from './json-reader';
import { utf16Decoder } from './read-text';
import { DocumentSource, PieceReader, ReaderSink } from './reader-sink';
import { YamlReader } from './yaml-reader';

/** As much of a file as tells what it is. */
const BEGINNING_BYTES = 4096;

/** JSON, and no flow mapping of YAML: those rarely quote their keys. */
const JSON_BEGINNING = /^(?:\xEF\xBB\xBF)?\s*(?:\{\s*["}]|\[\s*[[{"\]])/;

/** Beginnings of files that hold no text that we can read. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^\x1F\x8B/, 'is compressed and was not read: unpack it first'],
  [/\x00/, 'is binary and was not read'],
];

/** Reads YAML or JSON, whichever it is, in UTF-8 or UTF-16. */
export class DocumentReader implements PieceReader {
  private reader?: PieceReader;
  private beginning: Buffer = Buffer.alloc(0);
  private isForeign = false;
  private decoder?: TextDecoder;

  constructor(private readonly sink: ReaderSink, private readonly source: DocumentSource) {}

  /** Whether the rest need not be read. */
  public get isDone(): boolean {
    return this.isForeign;
  }

  public write(piece: Buffer): void {
    if (this.reader) {
      this.reader.write(this.decoded(piece));
    } else if (!this.isForeign) {
      this.beginning = Buffer.concat([this.beginning, piece]);
      if (this.beginning.length >= BEGINNING_BYTES) {
        this.begin();
      }
    }
  }

  public end(): void {
    if (!this.reader && !this.isForeign) {
      this.begin();
    }
    this.reader?.end();
  }

  private begin(): void {
    const { source, sink } = this;
    this.decoder = utf16Decoder(this.beginning);
    const beginning = this.decoded(this.beginning);
    const text = beginning.toString('latin1', 0, BEGINNING_BYTES);
    const [, message] = FOREIGN.find(([pattern]) => pattern.test(text)) ?? [];
    this.beginning = Buffer.alloc(0);
    if (message !== undefined) {
      this.isForeign = true;
      sink.onProblem({ file: source.file, message, ...source.isNamed ? {} : { isNote: true } });
      return;
    }
    this.reader = JSON_BEGINNING.test(text) ? new JsonReader(sink, source) : new YamlReader(sink, source);
    this.reader.write(beginning);
  }

  private decoded(piece: Buffer): Buffer {
    return this.decoder ? Buffer.from(this.decoder.decode(piece, { stream: true })) : piece;
  }
}
