import { FailureInputs } from './failure-input';
import { LineReader } from './line-reader';
import { inferredKind, inputsOf } from './object-inputs';
import { JsonCutter } from '../../audit/readers/json-cutter';
import { Pieces } from '../../audit/readers/pieces';
import { MAX_DOCUMENT_BYTES, PieceReader } from '../../audit/readers/reader-sink';
import { isPlainObject } from '../../kubernetes/kubernetes-object';

/** Blanks, line breaks and the bytes of a mark of byte order. */
const BLANKS = new Set([...Buffer.from('\t\n\v\f\r \uFEFF')]);

const NEWLINE = 10;

/** What follows a first bracket of JSON: `{` and `[` begin many a line of a log too. */
const SECOND: ReadonlyMap<number | undefined, Buffer> = new Map([
  ['{'.charCodeAt(0), Buffer.from('"}')], ['['.charCodeAt(0), Buffer.from('{]')],
]);

const TOO_LONG = `(more than ${MAX_DOCUMENT_BYTES / 2 ** 20} MiB without an end, which were not read)`;

/**
 * Reads everything that says why pods do not start: lines of text, JSON lines with a `message`, the events, the pods or
 * all objects of a cluster as JSON, and what `kubectl describe pod` prints. It is handed the text piece by piece, and
 * keeps no more of it than one object or line.
 */
export class InputReader implements PieceReader {
  private readonly lines: LineReader;
  private json = this.makeCutter();
  /** The line that is being read; blank lines before a bracket that may begin JSON are part of it. */
  private readonly line = new Pieces();
  /** Whether the line can still turn out to be JSON: it holds blanks, or blanks and one bracket. */
  private isOpen = true;
  private bracket?: number;

  constructor(private readonly inputs: FailureInputs) {
    this.lines = new LineReader(inputs, object => this.giveObject(object));
  }

  /** The next piece, cut anywhere. */
  public write(piece: Buffer): void {
    for (let index = 0; index < piece.length;) {
      index = this.json.isWithinValue ? this.readJson(piece, index)
        : this.isOpen ? this.readStart(piece, index) : this.readLine(piece, index, index);
    }
  }

  /** Nothing follows. */
  public end(): void {
    this.json.end();
    this.endLine();
    this.lines.end();
  }

  private readStart(piece: Buffer, from: number): number {
    let index = from;
    while (index < piece.length && this.staysOpen(piece[index])) {
      index++;
    }
    if (index === piece.length) {
      return this.keep(piece, from);
    }
    if (SECOND.get(this.bracket)?.includes(piece[index])) {
      // What came of it with the pieces before, and what did with this one.
      this.json.readValue(this.takeLine(), 0);
      return this.readJson(piece, from);
    }
    this.isOpen = false;
    return this.readLine(piece, from, index);
  }

  private staysOpen(byte: number): boolean {
    if (this.bracket === undefined && SECOND.has(byte)) {
      this.bracket = byte;
      return true;
    }
    return BLANKS.has(byte) && !(byte === NEWLINE && this.bracket === undefined);
  }

  /** Reads to the end of a line, which is not before an index. */
  private readLine(piece: Buffer, from: number, index: number): number {
    const end = piece.indexOf(NEWLINE, index);
    if (end < 0) {
      return this.keep(piece, from);
    }
    this.line.addBytes(piece, from, end);
    this.endLine();
    return end + 1;
  }

  private keep(piece: Buffer, from: number): number {
    this.line.addCopy(piece, from, piece.length);
    return piece.length;
  }

  private readJson(piece: Buffer, from: number): number {
    const behind = this.json.readValue(piece, from);
    if (this.json.isWithinString && piece[behind - 1] === NEWLINE) {
      // A line that was cut off. Those after it may be complete.
      this.json.end();
      this.json = this.makeCutter();
    }
    return behind;
  }

  private makeCutter(): JsonCutter {
    return new JsonCutter({
      onItem: ({ bytes }) => this.giveValue(bytes),
      onValue: ({ bytes }) => this.giveValue(bytes),
      onTooLong: () => this.givePlainLine(TOO_LONG),
    });
  }

  private endLine(): void {
    if (this.line.isTooLong) {
      this.givePlainLine(TOO_LONG);
    }
    this.givePlainLines(this.takeLine().toString('utf8'));
  }

  private takeLine(): Buffer {
    this.isOpen = true;
    this.bracket = undefined;
    return this.line.take();
  }

  private giveValue(bytes: Buffer): void {
    this.lines.end();
    const json = bytes.toString('utf8').replace(/^\uFEFF/, '');
    const value = parseJson(json);
    const values = Array.isArray(value) ? value : [value];
    if (values.every(isPlainObject)) {
      values.forEach(object => this.giveObject(object, json));
    } else {
      this.givePlainLines(json);
    }
  }

  private giveObject(object: Record<string, any>, json = ''): void {
    const kind = inferredKind(object);
    if (kind !== undefined) {
      this.inputs.onObject?.(object.kind === undefined ? { apiVersion: 'v1', kind, ...object } : object);
    }
    inputsOf(object, json).forEach(this.inputs.onInput);
  }

  private givePlainLines(text: string): void {
    (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n').forEach(line => this.givePlainLine(line));
  }

  private givePlainLine(line: string): void {
    this.lines.readLine(line);
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
