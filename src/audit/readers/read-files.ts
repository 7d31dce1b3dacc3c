import { closeSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { DocumentReader } from './document-reader';
import { FileFilter, findFiles, problem } from './file-tree';
import { InputProblem, ReaderSink } from './reader-sink';

/** Of a file, as much is read at once. */
const PIECE_BYTES = 2 ** 20;

/** Beside manifests lie configurations of tools, and these allow comments. */
const JSON_FILE = /\.json$/i;

/** What standard input is called. */
export const STANDARD_INPUT = '-';

/** What is wanted of files. */
export interface FileOptions {
  readonly isWanted?: FileFilter;
  /** Called with the number of bytes read since the last call. */
  readonly onProgress?: (bytes: number) => void;
}

/** Reads files, and all in folders. */
export function readFiles(paths: readonly string[], sink: ReaderSink, options: FileOptions = {}): void {
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  for (const found of findFiles(paths, options.isWanted)) {
    if ('problem' in found) {
      sink.onProblem(found.problem);
    } else {
      readFile(found.path, piece, sink, options);
    }
  }
}

/** Reads standard input, as a file of that name would be. */
export async function readStream(stream: Readable, sink: ReaderSink, { onProgress }: FileOptions = {}): Promise<void> {
  const reader = new DocumentReader(sink, { file: STANDARD_INPUT, isCommitted: true });
  let isEmpty = true;
  try {
    for await (const chunk of stream) {
      const piece = Buffer.from(chunk);
      isEmpty &&= piece.length === 0;
      reader.write(piece);
      onProgress?.(piece.length);
      if (reader.isDone) {
        break;
      }
    }
    reader.end();
  } catch (error) {
    sink.onProblem(problemOf(STANDARD_INPUT, error));
    return;
  }
  if (isEmpty) {
    // What should have written into the pipe may have failed, and shells say nothing of it.
    sink.onProblem({ file: STANDARD_INPUT, isNote: true, message: 'was empty' });
  }
}

/** What a system call failed with; other errors are ours. */
function problemOf(file: string, error: unknown): InputProblem {
  if ((error as NodeJS.ErrnoException).code === undefined) {
    throw error;
  }
  return problem(file, error).problem;
}

function readFile(path: string, piece: Buffer, sink: ReaderSink, { onProgress }: FileOptions): void {
  const reader = new DocumentReader(sink, { file: path, isCommitted: true, mayBeForeign: JSON_FILE.test(path) });
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    let size: number;
    do {
      size = readSync(descriptor, piece, 0, piece.length, null);
      reader.write(piece.subarray(0, size));
      onProgress?.(size);
    } while (size > 0 && !reader.isDone);
    reader.end();
  } catch (error) {
    sink.onProblem(problemOf(path, error));
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}
