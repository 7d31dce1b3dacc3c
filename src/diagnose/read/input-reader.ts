import { FailureInput, FailureInputs, withNames } from './failure-input';
import { LineReader } from './line-reader';
import { inferredKind, inputsOf } from './object-inputs';
import { parseJson } from './parse-json';
import { JsonCutter } from '../../audit/readers/json-cutter';
import { Pieces } from '../../audit/readers/pieces';
import { MAX_DOCUMENT_BYTES, PieceReader } from '../../audit/readers/reader-sink';
import { isPlainObject } from '../../kubernetes/kubernetes-object';

/** Blanks, line breaks and the bytes of a mark of byte order. */
const BLANKS = Buffer.from('\t\n\v\f\r \uFEFF');

const NEWLINE = 10;

/** What follows a first bracket of JSON: `{` and `[` begin many a line of a log too. */
const SECOND: ReadonlyMap<number, Buffer> = new Map([
  ['{'.charCodeAt(0), Buffer.from('"}')], ['['.charCodeAt(0), Buffer.from('{]')],
]);

/** By byte: what it may be before it is known whether a line is JSON. It is asked of each line. */
const [BLANK, BRACKET] = [1, 2];
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) =>
  BLANKS.includes(byte) ? BLANK : SECOND.has(byte) ? BRACKET : 0);

/** What a program wrote, as Ansible and others show it within a line: its line breaks are escaped. */
const MEMBER = '"(?:module_)?(?:std(?:err|out)|msg|message|output|log)": "';
const QUOTED_OUTPUT = new RegExp(`^\\s*"|${MEMBER}`);
const QUOTED_BREAK = new RegExp(`(?:\\\\r)?\\\\n|(?<=${MEMBER})`);

/** Where a row of the events of `kubectl describe` begins, whose line break was lost when it was copied. */
const LOST_BREAK = /(?<=[\w.)\]}"']|---)\s+(?=(?:Normal|Warning)\s+[A-Z][A-Za-z]+\s+(?:\d+[smhd]|<unknown>|<invalid>))/;

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
  /** Whether the line began in a piece before. */
  private isKept = false;
  private bracket?: number;
  /** How many blanks the line begins with. */
  private indent = 0;

  private readonly inputs: FailureInputs;

  constructor(inputs: FailureInputs) {
    this.inputs = withNames(inputs);
    this.lines = new LineReader(this.inputs, (object, json) => this.giveObject(object, json));
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
    if (this.bracket !== undefined && SECOND.get(this.bracket)!.includes(piece[index])
      && !this.lines.isWithinYaml(this.indent)) {
      // What came of it with the pieces before, and what did with this one.
      this.json.readValue(this.takeLine(), 0);
      return this.readJson(piece, from);
    }
    this.isOpen = false;
    return this.readLine(piece, from, index);
  }

  private staysOpen(byte: number): boolean {
    if (this.bracket === undefined && KINDS[byte] === BRACKET) {
      this.bracket = byte;
      return true;
    }
    this.indent += this.bracket === undefined ? 1 : 0;
    return KINDS[byte] === BLANK && !(byte === NEWLINE && this.bracket === undefined);
  }

  /** Reads to the end of a line, which is not before an index. */
  private readLine(piece: Buffer, from: number, index: number): number {
    const end = piece.indexOf(NEWLINE, index);
    if (end < 0) {
      return this.keep(piece, from);
    }
    if (!this.isKept && end - from <= MAX_DOCUMENT_BYTES) {
      // As most lines: nothing has to be put together.
      this.beginLine();
      this.givePlainLines(piece.toString('utf8', from, end));
    } else {
      this.line.addBytes(piece, from, end);
      this.endLine();
    }
    return end + 1;
  }

  private keep(piece: Buffer, from: number): number {
    this.isKept = true;
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
    this.beginLine();
    return this.line.take();
  }

  private beginLine(): void {
    this.isOpen = true;
    this.isKept = false;
    this.bracket = undefined;
    this.indent = 0;
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
    inputsOf(object, json).forEach(input => this.giveInput(input));
  }

  /** What was logged as one record may be all that a program wrote. */
  private giveInput(input: FailureInput): void {
    const { text, pod, image } = input;
    if (!text.includes('\n') || pod !== undefined || image !== undefined) {
      this.inputs.onInput(input);
      return;
    }
    const lines = new LineReader({
      onInput: line => this.inputs.onInput({ ...input, lines: undefined, ...line }),
    }, (nested, json) => this.giveObject(nested, json));
    text.split('\n').forEach(line => lines.readLine(line));
    lines.end();
  }

  private givePlainLines(text: string): void {
    if (text.includes('\n')) {
      (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n').forEach(line => this.givePlainLine(line));
    } else {
      this.givePlainLine(text);
    }
  }

  private givePlainLine(line: string): void {
    const lost = line.includes('\\n') && QUOTED_OUTPUT.test(line) ? QUOTED_BREAK
      : line.indexOf('Warning', 1) > 0 || line.indexOf('Normal', 1) > 0 ? LOST_BREAK : undefined;
    if (lost === undefined || this.lines.isWithinYaml(line.search(/\S/))) {
      this.lines.readLine(line);
    } else {
      line.split(lost).forEach(text => this.lines.readLine(text));
    }
  }
}
