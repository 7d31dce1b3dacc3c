import { Blanks } from './blanks';
import { Pieces } from './pieces';

// Not exported: what is, is looked up in `exports` for each byte.
const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
/** The last of the bytes that are blanks or control characters. */
const BLANK = 32;
const ITEMS = Buffer.from('items');

/** The bytes that mean something outside of strings: between the elements of a list, and within them. */
const OUTER = tableOf([NEWLINE, QUOTE, COMMA, COLON, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT]);
const INNER = tableOf([NEWLINE, QUOTE, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT]);

const KIND = /"kind"\s*:\s*"([^"\\]*)"/;

/** A JSON text that was cut out. */
export interface JsonText {
  readonly bytes: Buffer;
  /** The line at which it begins, from 1. */
  readonly line: number;
  /** Which of the values one after the other it is or is in, from 0. */
  readonly document: number;
}

export interface JsonTexts {
  /** An element of the list that is being read, and what came before the first one. */
  readonly onItem: (text: JsonText, head: string) => void;
  /** A value; of a list, all but its elements. */
  readonly onValue: (text: JsonText, hadItems: boolean) => void;
  /** A text that was too long to keep. */
  readonly onTooLong: (place: Omit<JsonText, 'bytes'>) => void;
}

/**
 * Cuts JSON into texts that can be parsed one by one while it arrives: the values, one after the other, and of a value
 * that is a list, or an object with a list `items`, its elements. No more than one of them is kept, however long the
 * whole is.
 *
 * It knows brackets and strings only; whether the texts are JSON is for the parser to say.
 */
export class JsonCutter {
  private line = 1;
  private document = 0;
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  /** The depth at which the elements of the list are; 0 where there is none. */
  private itemDepth = 0;
  private hadItems = false;
  /** How much of `items` the last string of the outer object is, -1 for another one; whether the last key was that. */
  private matched = 0;
  private isItemsKey = false;
  /** What is kept of the value without its elements, and of the element. */
  private readonly value = new Pieces();
  private readonly item = new Pieces();
  /** What came before the first list of the value, and whether that said that it is none; undefined before it. */
  private head?: string;
  private isOtherKind = false;
  private valueLine = 1;
  private itemLine = 1;
  private blanks = new Blanks(Buffer.alloc(0));

  constructor(private readonly texts: JsonTexts) {}

  /** Whether a value has begun and not ended. */
  public get isWithinValue(): boolean {
    return this.depth > 0;
  }

  /** Whether a string has begun and not ended. */
  public get isWithinString(): boolean {
    return this.isInString;
  }

  /** Reads on. */
  public write(bytes: Buffer): void {
    for (let index = 0; index < bytes.length;) {
      index = this.readValue(bytes, index);
    }
  }

  /**
   * Reads on to the end of a value, of the bytes, or of a line within a string, which JSON does not have. Returns the
   * index after what was read.
   */
  public readValue(bytes: Buffer, from: number): number {
    const { document } = this;
    // Where that of which the end is not in sight begins: an element, or the value.
    let start = from;
    let index = from;
    while (index < bytes.length && !(this.isInString && index > from && bytes[index - 1] === NEWLINE)) {
      if (this.depth > Math.max(1, this.itemDepth)) {
        index = this.skipNested(bytes, index);
      } else if (this.isInString) {
        index = this.readString(bytes, index);
      } else if (OUTER[bytes[index]] === 0) {
        index++;
      } else {
        start = this.readStructure(bytes, start, index);
        index++;
        if (this.document !== document) {
          return index;
        }
      }
    }
    (this.itemDepth > 0 ? this.item : this.value).addCopy(bytes, start, index);
    return index;
  }

  /** Nothing follows: what is left is no whole value. */
  public end(): void {
    if (this.itemDepth > 0) {
      this.flush(this.item, this.itemLine, text => this.texts.onValue(text, false));
    }
    this.flush(this.value, this.valueLine, text => this.texts.onValue(text, false));
  }

  /** Skips what is inside of an element, or of a member of the value: nearly all of the time is spent here. */
  private skipNested(bytes: Buffer, from: number): number {
    const { length } = bytes;
    const floor = Math.max(1, this.itemDepth);
    if (this.blanks.bytes !== bytes) {
      this.blanks = new Blanks(bytes);
    }
    const { blanks } = this;
    let { depth, line } = this;
    let index = this.isInString ? this.readString(bytes, from) : from;
    while (index < length && depth > floor && !this.isInString) {
      const byte = bytes[index];
      index++;
      if (INNER[byte] === 0) {
        continue;
      }
      if (byte === QUOTE) {
        index = endOfString(bytes, index);
        this.isInString = bytes[index] !== QUOTE;
        this.isEscaped = index > length;
        index++;
      } else if (byte === NEWLINE) {
        line++;
        index = blanks.skip(index);
      } else {
        depth += byte === OPEN_OBJECT || byte === OPEN_ARRAY ? 1 : -1;
      }
    }
    this.depth = depth;
    this.line = line;
    return Math.min(index, length);
  }

  /** Skips to the end of a string, of a line in it, or of what there is of it. */
  private readString(bytes: Buffer, from: number): number {
    const end = endOfString(bytes, this.isEscaped ? from + 1 : from);
    this.isInString = bytes[end] !== QUOTE;
    // The escape continues in the next piece.
    this.isEscaped = end > bytes.length;
    if (this.depth === 1 && this.itemDepth === 0) {
      for (let at = from; at < end && this.matched >= 0; at++) {
        this.matched = bytes[at] === ITEMS[this.matched] ? this.matched + 1 : -1;
      }
    }
    return Math.min(end + 1, bytes.length);
  }

  /** Reads a byte that is between elements or members. Returns where that begins whose end is not in sight. */
  private readStructure(bytes: Buffer, start: number, index: number): number {
    switch (bytes[index]) {
      case NEWLINE:
        this.line++;
        return start;
      case QUOTE:
        this.isInString = true;
        this.matched = 0;
        return start;
      case COLON:
        this.isItemsKey = this.matched === ITEMS.length;
        return start;
      case COMMA:
        return this.itemDepth > 0 ? this.endItem(bytes, start, index) + 1 : start;
      case OPEN_OBJECT:
      case OPEN_ARRAY:
        return this.open(bytes, start, index);
      default:
        return this.close(bytes, start, index);
    }
  }

  private open(bytes: Buffer, start: number, index: number): number {
    if (this.depth === 0) {
      this.valueLine = this.line;
      this.hadItems = false;
      this.head = undefined;
    }
    this.depth++;
    if (this.itemDepth > 0) {
      this.itemLine = this.line;
      return start;
    }
    const mayBeList = bytes[index] === OPEN_ARRAY && (this.depth === 1 || (this.depth === 2 && this.isItemsKey));
    if (!mayBeList || !this.isList(bytes.subarray(start, index))) {
      return start;
    }
    this.value.addCopy(bytes, start, index + 1);
    this.itemDepth = this.depth;
    this.hadItems = true;
    this.itemLine = this.line;
    return index + 1;
  }

  /** Whether the value is a list. It is asked once, however often `items` comes: the time has to stay linear. */
  private isList(more: Buffer): boolean {
    if (this.head === undefined) {
      this.head = this.value.textWith(more);
      this.isOtherKind = saysOtherKind(this.head);
    }
    return !this.isOtherKind;
  }

  private close(bytes: Buffer, from: number, index: number): number {
    let start = from;
    if (this.itemDepth > 0) {
      start = this.endItem(bytes, start, index);
      this.itemDepth = 0;
      this.isItemsKey = false;
    }
    this.depth = Math.max(0, this.depth - 1);
    if (this.depth > 0) {
      return start;
    }
    this.value.addBytes(bytes, start, index + 1);
    const { hadItems } = this;
    this.flush(this.value, this.valueLine, text => this.texts.onValue(text, hadItems));
    this.document++;
    return index + 1;
  }

  /** Gives away the element that ends here. */
  private endItem(bytes: Buffer, start: number, end: number): number {
    this.item.addBytes(bytes, start, end);
    this.flush(this.item, this.itemLine, text => this.texts.onItem(text, this.head!));
    this.itemLine = this.line;
    return end;
  }

  private flush(pieces: Pieces, line: number, give: (text: JsonText) => void): void {
    const { document } = this;
    const { isTooLong } = pieces;
    const bytes = pieces.take();
    if (isTooLong) {
      this.texts.onTooLong({ line, document });
    } else if (bytes.some(byte => byte > BLANK)) {
      give({ bytes, line, document });
    }
  }
}

/** Where a string ends, or a line in it; behind the bytes where neither does, by two where an escape does not either. */
function endOfString(bytes: Buffer, from: number): number {
  let index = from;
  while (index < bytes.length && bytes[index] !== QUOTE && bytes[index] !== NEWLINE) {
    index += bytes[index] === BACKSLASH ? 2 : 1;
  }
  return index;
}

/** Whether an object said that it is not a list: then `items` is a member like any other. */
function saysOtherKind(head: string): boolean {
  const kind = KIND.exec(head)?.[1];
  return kind !== undefined && !kind.endsWith('List');
}

function tableOf(structure: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  structure.forEach(byte => table[byte] = 1);
  return table;
}
