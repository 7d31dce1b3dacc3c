import { FailureInputs } from './failure-input';
import { LineReader } from './line-reader';
import { inferredKind, inputsOf } from './object-inputs';
import {
  CLOSE_ARRAY, CLOSE_OBJECT, JsonCutter, NEWLINE, OPEN_ARRAY, OPEN_OBJECT, QUOTE,
} from '../../audit/readers/json-cutter';
import { Pieces } from '../../audit/readers/pieces';
import { MAX_DOCUMENT_BYTES, PieceReader } from '../../audit/readers/reader-sink';
import { isPlainObject } from '../../kubernetes/kubernetes-object';

/** Blanks, line breaks and the bytes of a mark of byte order. */
const BLANKS = new Set([...Buffer.from('\t\n\v\f\r \uFEFF')]);

/** What follows a first bracket of JSON: `{` and `[` begin many a line of a log too. */
const SECOND: Readonly<Record<number, readonly number[]>> = {
  [OPEN_OBJECT]: [QUOTE, CLOSE_OBJECT],
  [OPEN_ARRAY]: [OPEN_OBJECT, CLOSE_ARRAY],
};

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
    this.lines = new LineReader(inputs);
  }

  /** The next piece, cut anywhere. */
  public write(piece: Buffer): void {
    for (let start = 0; start < piece.length;) {
      const newline = piece.indexOf(NEWLINE, start);
      const end = newline < 0 ? piece.length : newline + 1;
      this.readPart(piece.subarray(start, end));
      start = end;
    }
  }

  /** Nothing follows. */
  public end(): void {
    this.json.end();
    this.endLine();
    this.lines.end();
  }

  /** Reads a line, or a part of one: a line break can only be at its end. */
  private readPart(part: Buffer): void {
    for (let index = 0; index < part.length;) {
      index = this.json.isWithinValue ? this.readJson(part, index)
        : this.isOpen ? this.readStart(part, index) : this.readLine(part, index);
    }
  }

  private readStart(part: Buffer, from: number): number {
    let index = from;
    while (index < part.length && this.staysOpen(part[index])) {
      index++;
    }
    if (this.bracket !== undefined && SECOND[this.bracket].includes(part[index])) {
      // What came of it with the pieces before, and what did with this one.
      this.json.readValue(this.takeLine(), 0);
      return this.readJson(part, from);
    }
    if (index < part.length) {
      this.isOpen = false;
      return this.readLine(part, from);
    }
    return this.bracket === undefined ? this.readLine(part, from) : this.keep(part, from);
  }

  private staysOpen(byte: number): boolean {
    if (this.bracket === undefined && Object.hasOwn(SECOND, byte)) {
      this.bracket = byte;
      return true;
    }
    return BLANKS.has(byte);
  }

  private readLine(part: Buffer, from: number): number {
    if (part[part.length - 1] !== NEWLINE) {
      return this.keep(part, from);
    }
    this.line.addBytes(part, from, part.length);
    this.endLine();
    return part.length;
  }

  private keep(part: Buffer, from: number): number {
    this.line.addCopy(part, from, part.length);
    return part.length;
  }

  private readJson(part: Buffer, from: number): number {
    const behind = this.json.readValue(part, from);
    if (this.json.isWithinString && part[part.length - 1] === NEWLINE) {
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
    const json = bytes.toString('utf8').replace(/^\uFEFF/, '');
    const value = parseJson(json);
    const values = Array.isArray(value) ? value : [value];
    if (values.every(isPlainObject)) {
      values.forEach(object => this.giveObject(object));
    } else {
      this.givePlainLines(json);
    }
  }

  private giveObject(object: Record<string, any>): void {
    const kind = inferredKind(object);
    if (kind !== undefined) {
      this.inputs.onObject?.(object.kind === undefined ? { apiVersion: 'v1', kind, ...object } : object);
    }
    inputsOf(object).forEach(this.inputs.onInput);
  }

  private givePlainLines(text: string): void {
    text.replace(/\n$/, '').split('\n').forEach(line => this.givePlainLine(line));
  }

  private givePlainLine(line: string): void {
    this.lines.readLine(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
