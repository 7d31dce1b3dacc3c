const QUOTE = 34;
const BACKSLASH = 92;
const LINE_FEED = 10;
const OPEN = new Set([123, 91]); // { [
const CLOSE = new Set([125, 93]); // } ]
const COLON = 58;
const ARRAY = 91;

/** What a splitter gives. */
export interface JsonParts {
  /** A value of the list `items` of the object that is being read. */
  readonly onItem: (json: string) => void;
  /** The object itself, its `items` taken out. */
  readonly onValue: (json: string) => void;
}

/**
 * Cuts one JSON object or array into parts while it arrives: a list of a whole cluster is longer than the longest string, and its items are
 * wanted one by one.
 */
export class JsonSplitter {
  private depth = 0;
  private isText = false;
  private isEscaped = false;
  private isBroken = false;
  /** The last text of the outer object: a key, if a colon follows. */
  private text = '';
  private key = '';
  /** In `items`, the depth is 2 between its elements. */
  private isInItems = false;
  private rest = '';
  private item = '';

  constructor(private readonly parts: JsonParts) {}

  /** Whether it is no JSON: a line ended within a text. */
  public get isNoJson(): boolean {
    return this.isBroken;
  }

  /** Reads on from an index. Returns the index behind the value, or where it turned out to be none, or undefined if it goes on in the next chunk. */
  public write(chunk: string, from: number): number | undefined {
    let start = from;
    for (let index = from; index < chunk.length; index++) {
      const code = chunk.charCodeAt(index);
      if (this.isText && code === LINE_FEED) {
        this.keep(chunk.slice(start, index));
        this.isBroken = true;
        return index;
      } else if (this.isText) {
        this.readText(code, chunk[index]);
      } else if (code === QUOTE) {
        this.isText = true;
        this.text = '';
      } else if (code === COLON && this.depth === 1) {
        this.key = this.text;
      } else if (OPEN.has(code)) {
        start = this.open(code, chunk, start, index);
      } else if (CLOSE.has(code)) {
        start = this.close(chunk, start, index);
        if (this.depth === 0) {
          this.parts.onValue(this.rest);
          return index + 1;
        }
      }
    }
    this.keep(chunk.slice(start));
    return undefined;
  }

  /** What was read of a value that did not end, as far as it was kept. */
  public get unfinished(): string {
    return this.rest + this.item;
  }

  private readText(code: number, character: string): void {
    if (this.isEscaped) {
      this.isEscaped = false;
    } else if (code === BACKSLASH) {
      this.isEscaped = true;
    } else if (code === QUOTE) {
      this.isText = false;
    } else if (this.depth === 1 && this.text.length < 8) {
      this.text += character;
    }
  }

  private open(code: number, chunk: string, start: number, index: number): number {
    this.depth++;
    if (this.depth === 2 && code === ARRAY && this.key === 'items') {
      this.rest += `${chunk.slice(start, index)}[`;
      this.isInItems = true;
      return index + 1;
    }
    // What stands between two items is not theirs.
    return this.isInItems && this.depth === 3 ? index : start;
  }

  private close(chunk: string, start: number, index: number): number {
    this.depth--;
    if (this.isInItems && this.depth === 2) {
      this.parts.onItem(this.item + chunk.slice(start, index + 1));
      this.item = '';
      return index + 1;
    }
    if (this.isInItems && this.depth === 1) {
      this.isInItems = false;
      this.item = '';
      return index;
    }
    if (this.depth === 0) {
      this.rest += chunk.slice(start, index + 1);
    }
    return start;
  }

  private keep(piece: string): void {
    if (this.isInItems) {
      this.item += this.depth === 2 ? '' : piece;
    } else {
      this.rest += piece;
    }
  }
}
