import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { MAX_DOCUMENT_BYTES, reasonOf } from './reader-sink';

const PIECE_BYTES = 2 ** 16;

/**
 * The text of a small file, such as a configuration or a Secret.
 *
 * @throws if it cannot be read, or does not end
 */
export function readText(path: string): string {
  const pieces: Buffer[] = [];
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    let size = 0;
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      const count = readSync(descriptor, piece, 0, PIECE_BYTES, null);
      if (count === 0) {
        return textIn(pieces);
      }
      size = checkSize(size + count, path);
      pieces.push(piece.subarray(0, count));
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === undefined ? error : new Error(`${path} ${reasonOf(error)}`);
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}

/** The text that pieces of a file are, in UTF-8 or UTF-16. */
export function textIn(pieces: readonly Buffer[]): string {
  const bytes = Buffer.concat(pieces);
  return utf16Decoder(bytes)?.decode(bytes) ?? bytes.toString('utf8');
}

/** What reads UTF-16, which editors of Windows write; undefined for other texts. */
export function utf16Decoder([first, second]: Buffer): TextDecoder | undefined {
  return first === 0xff && second === 0xfe
    ? new TextDecoder('utf-16le')
    : first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : undefined;
}

/**
 * The text of a stream.
 *
 * @throws if it does not end
 */
export async function readStreamText(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const piece = Buffer.from(chunk);
    size = checkSize(size + piece.length, 'standard input');
    pieces.push(piece);
  }
  return textIn(pieces);
}

function checkSize(size: number, what: string): number {
  if (size > MAX_DOCUMENT_BYTES) {
    throw new Error(`${what} is longer than ${MAX_DOCUMENT_BYTES / 2 ** 20} MiB and was not read`);
  }
  return size;
}

/** What standard input is called. */
export const STANDARD_INPUT = '-';

/** Longer texts are not looked into a second time: no manifest is, and of dumps nobody looks lines up. */
const MAX_BYTES = 8 * 2 ** 20;

/** The texts that objects were read from, to look into them again where something was found. */
export class SourceTexts {
  private pieces: Buffer[] = [];
  private size = 0;

  /** Keeps a piece of standard input, which cannot be read again. */
  public keep(piece: Buffer): void {
    this.size += piece.length;
    if (this.size > MAX_BYTES) {
      this.pieces = [];
    } else {
      this.pieces.push(Buffer.from(piece));
    }
  }

  /** The text of a file; undefined for one that is too long or cannot be read again. */
  public textOf(file: string): string | undefined {
    if (file === STANDARD_INPUT) {
      return this.size > MAX_BYTES ? undefined : textIn(this.pieces);
    }
    try {
      const stats = statSync(file);
      return stats.isFile() && stats.size <= MAX_BYTES ? readText(file) : undefined;
    } catch {
      return undefined;
    }
  }
}
