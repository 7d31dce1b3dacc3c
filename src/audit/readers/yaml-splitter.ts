import { Pieces } from './pieces';

const NEWLINE = 10;
const MARKER = Buffer.from('\n---');

/** The text between two marks `---`. */
export interface YamlText {
  readonly bytes: Buffer;
  /** The line at which it begins, from 1. */
  readonly line: number;
}

export interface YamlTexts {
  readonly onText: (text: YamlText) => void;
  /** A text that was too long to keep. */
  readonly onTooLong: (line: number) => void;
}

/**
 * Cuts YAML where a line begins with `---`, while it arrives. A mark at the beginning of a line is one wherever it
 * stands, also within a text of several lines (https://yaml.org/spec/1.2.2/#912-document-markers).
 */
export class YamlSplitter {
  private readonly document = new Pieces();
  private line = 1;
  private nextLine = 1;
  /** The last line, which may not be all there. */
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly texts: YamlTexts) {}

  /** Reads on. */
  public write(piece: Buffer): void {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    this.lines(bytes.subarray(0, end));
    this.rest = Buffer.from(bytes.subarray(end));
    if (this.rest.length > LONGEST_LINE) {
      this.keep(this.rest);
      this.rest = Buffer.alloc(0);
    }
  }

  /** Nothing follows. */
  public end(): void {
    this.lines(this.rest);
    this.rest = Buffer.alloc(0);
    this.flush();
  }

  private lines(bytes: Buffer): void {
    let start = 0;
    let mark = isMark(bytes, 0) ? 0 : nextMark(bytes, 0);
    while (mark >= 0) {
      this.keep(bytes.subarray(start, mark));
      this.flush();
      start = mark;
      mark = nextMark(bytes, mark);
    }
    this.keep(bytes.subarray(start));
  }

  private keep(bytes: Buffer): void {
    this.document.addCopy(bytes, 0, bytes.length);
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
      this.nextLine++;
    }
  }

  private flush(): void {
    const { line } = this;
    const { isTooLong } = this.document;
    const bytes = this.document.take();
    this.line = this.nextLine;
    if (isTooLong) {
      this.texts.onTooLong(line);
    } else if (bytes.length > 0) {
      this.texts.onText({ bytes, line });
    }
  }
}

/** Longer lines are kept as they are: a mark can only be at the beginning of one. */
const LONGEST_LINE = 2 ** 20;

function nextMark(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(MARKER, from); at >= 0; at = bytes.indexOf(MARKER, at + 1)) {
    if (isMark(bytes, at + 1)) {
      return at + 1;
    }
  }
  return -1;
}

/** Whether a line begins with `---` and nothing that would make it a text. */
function isMark(bytes: Buffer, at: number): boolean {
  const [a, b, c, next] = bytes.subarray(at, at + 4);
  return (
    a === 45
    && b === 45
    && c === 45
    && (next === undefined || next === NEWLINE || next === 13 || next === 32 || next === 9)
  );
}
