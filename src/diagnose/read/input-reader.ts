import { FailureInputs } from './failure-input';
import { JsonSplitter } from './json-splitter';
import { LineReader } from './line-reader';
import { inputsOf, inferredKind } from './object-inputs';
import { isPlainObject } from '../../kubernetes/kubernetes-object';

/**
 * Reads whatever says why pods do not start: lines of text, JSON lines with a `message`, the events, the pods or all objects of a cluster as
 * JSON, and what `kubectl describe pod` prints. It is handed the text piece by piece, and keeps no more of it than one object or line.
 */
export class InputReader {
  private readonly lines: LineReader;
  /** What is being read, if it is JSON. */
  private json?: JsonSplitter;
  /** The line that is being read. */
  private line = '';
  /** Whether the line can still turn out to be JSON: it holds blanks, or blanks and one bracket. */
  private isOpen = true;
  private bracket = '';

  constructor(private readonly inputs: FailureInputs) {
    this.lines = new LineReader(inputs);
  }

  /** The next piece, cut anywhere. */
  public write(chunk: string): void {
    let index = 0;
    while (index < chunk.length) {
      index = this.json ? this.readJson(this.json, chunk, index) : this.isOpen ? this.readStart(chunk, index) : this.readLine(chunk, index);
    }
  }

  /** Nothing follows. */
  public end(): void {
    const rest = this.json?.unfinished ?? this.line;
    this.json = undefined;
    this.beginLine();
    this.plainLines(rest);
    this.lines.end();
  }

  /** One character of what may be JSON or text: `{` and `[` begin many a line of a log too, and then other characters follow. */
  private readStart(chunk: string, index: number): number {
    const character = chunk[index];
    if (this.bracket === '' && character === '\n') {
      this.endLine();
    } else if (character.trim() === '') {
      this.line += character;
    } else if (this.bracket === '' && '{['.includes(character)) {
      this.line += character;
      this.bracket = character;
    } else if (this.bracket !== '' && (this.bracket === '{' ? '"}' : '{]').includes(character)) {
      this.json = new JsonSplitter({ onItem: json => this.value(json), onValue: json => this.value(json) });
      this.json.write(this.line, 0);
      this.beginLine();
      return index;
    } else {
      const lines = this.line.split('\n');
      this.line = lines.pop()!;
      lines.forEach(line => this.plain(line));
      this.isOpen = false;
      return index;
    }
    return index + 1;
  }

  private readLine(chunk: string, from: number): number {
    const end = chunk.indexOf('\n', from);
    this.line += chunk.slice(from, end < 0 ? chunk.length : end);
    if (end < 0) {
      return chunk.length;
    }
    this.endLine();
    return end + 1;
  }

  private readJson(json: JsonSplitter, chunk: string, from: number): number {
    const behind = json.write(chunk, from);
    this.json = behind === undefined ? json : undefined;
    if (json.isNoJson) {
      // A line that was cut off. Those behind it may be whole.
      this.plainLines(json.unfinished);
      return behind! + 1;
    }
    return behind ?? chunk.length;
  }

  private endLine(): void {
    const { line } = this;
    this.beginLine();
    this.plain(line);
  }

  private beginLine(): void {
    this.line = '';
    this.isOpen = true;
    this.bracket = '';
  }

  private value(json: string): void {
    const value = parse(json);
    const values = Array.isArray(value) ? value : [value];
    if (values.every(isPlainObject)) {
      values.forEach(object => this.object(object));
    } else {
      this.plainLines(json);
    }
  }

  private object(object: Record<string, any>): void {
    const kind = inferredKind(object);
    if (kind !== undefined) {
      this.inputs.onObject?.(object.kind === undefined ? { apiVersion: 'v1', kind, ...object } : object);
    }
    inputsOf(object).forEach(this.inputs.onInput);
  }

  private plainLines(text: string): void {
    text.split('\n').forEach(line => this.plain(line));
  }

  private plain(line: string): void {
    this.lines.line(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
