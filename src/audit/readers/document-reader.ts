import { JsonReader } from './json-reader';
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

/** Marks at the beginning of texts that are not in UTF-8. */
const UTF_16 = [['\xFF\xFE', 'utf-16le'], ['\xFE\xFF', 'utf-16be']] as const;

/** Reads YAML or JSON, whichever it is. */
export class DocumentReader implements PieceReader {
  private reader?: PieceReader;
  private beginning: Buffer = Buffer.alloc(0);
  private isForeign = false;
  /** Of a text in UTF-16, as PowerShell writes one. */
  private decoder?: InstanceType<typeof TextDecoder>;

  constructor(private readonly sink: ReaderSink, private readonly source: DocumentSource) {}

  /** Whether the rest need not be read. */
  public get isDone(): boolean {
    return this.isForeign;
  }

  public write(piece: Buffer): void {
    if (this.reader) {
      this.reader.write(this.decoder ? Buffer.from(this.decoder.decode(piece, { stream: true })) : piece);
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
    const decode = UTF_16.find(([mark]) => this.beginning.toString('latin1', 0, 2) === mark);
    if (decode && !this.decoder) {
      this.decoder = new TextDecoder(decode[1]);
      this.beginning = Buffer.from(this.decoder.decode(this.beginning, { stream: true }));
    }
    const { beginning } = this;
    const text = beginning.toString('latin1', 0, BEGINNING_BYTES);
    const [, message] = FOREIGN.find(([pattern]) => pattern.test(text)) ?? [];
    this.beginning = Buffer.alloc(0);
    if (message !== undefined) {
      this.isForeign = true;
      sink.onProblem({ file: source.file, message });
      return;
    }
    this.reader = JSON_BEGINNING.test(text) ? new JsonReader(sink, source) : new YamlReader(sink, source);
    this.reader.write(beginning);
  }
}
