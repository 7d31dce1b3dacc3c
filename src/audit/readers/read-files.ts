import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { DocumentReader } from './document-reader';
import { FileFilter, FilePath, findFiles } from './file-tree';
import { Kustomizations } from './kustomizations';
import { STANDARD_INPUT } from './read-text';
import { InputProblem, problem, ReaderSink } from './reader-sink';

/** Of a file, as much is read at once. */
const PIECE_BYTES = 2 ** 20;

/** What is wanted of files. */
export interface FileOptions {
  readonly isWanted?: FileFilter;
  /** Called with the number of bytes read since the last call. */
  readonly onProgress?: (bytes: number) => void;
  /** Called with each piece of standard input. */
  readonly onPiece?: (piece: Buffer) => void;
}

/** Reads files, and all in folders; of what has to be built first, of templates and of Docker configs, only the
 * texts. */
export function readFiles(paths: readonly string[], sink: ReaderSink, options: FileOptions = {}): void {
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  const all = [...findFiles(paths, options.isWanted)];
  const files = all.filter(found => 'path' in found);
  const kustomizations = new Kustomizations(files.filter(({ isNamed }) => !isNamed).map(({ path }) => path));
  const { roots, parts, others } = kustomizations;
  roots.forEach(root => sink.onProblem(unbuilt(root, 'a kustomization', 'kubectl kustomize')));
  for (const found of all) {
    if ('problem' in found) {
      sink.onProblem(found.problem);
    } else if ('script' in found) {
      readScript(found.script, sink);
    } else if ('chart' in found) {
      sink.onProblem(unbuilt(found.chart, 'a Helm chart', 'helm template'));
    } else if (found.isTextOnly || others.has(found.path)) {
      readFile(found, piece, { ...sink, onObject: () => {}, onProblem: () => {} }, options);
    } else {
      if (parts.has(found.path)) {
        sink.onPart?.(found.path);
      }
      readFile(found, piece, sink, options);
    }
  }
}

/** A folder whose objects are not those of its files. */
function unbuilt(folder: string, what: string, command: string): InputProblem {
  const message = `is ${what} and was not judged as it stands: pipe '${command} ${folder}' into this command`;
  return { file: folder, isNote: true, message };
}

/** Reads standard input, as a file of that name would be. */
export async function readStream(stream: Readable, sink: ReaderSink, options: FileOptions = {}): Promise<void> {
  const reader = new DocumentReader(sink, { file: STANDARD_INPUT, isCommitted: true, isNamed: true });
  let isEmpty = true;
  try {
    for await (const chunk of stream) {
      const piece = Buffer.from(chunk);
      isEmpty &&= piece.length === 0;
      reader.write(piece);
      options.onPiece?.(piece);
      options.onProgress?.(piece.length);
      if (reader.isDone) {
        break;
      }
    }
    reader.end();
  } catch (error) {
    sink.onProblem(problemOf(STANDARD_INPUT, error, true));
    return;
  }
  if (isEmpty) {
    // What should have written into the pipe may have failed, and shells say nothing of it.
    sink.onProblem({ file: STANDARD_INPUT, isNote: true, message: 'was empty' });
  }
}

/** What a system call failed with; other errors are ours. */
function problemOf(file: string, error: unknown, isNamed: boolean): InputProblem {
  if ((error as NodeJS.ErrnoException).code === undefined) {
    throw error;
  }
  return problem(file, error, isNamed).problem;
}

/** A script is no input: one that cannot be read is left out. */
function readScript(path: string, { onScript }: ReaderSink): void {
  try {
    onScript?.(readFileSync(path, 'utf8'));
  } catch (error) {
    problemOf(path, error, false);
  }
}

function readFile(
  { path, isNamed }: FilePath, piece: Buffer, sink: ReaderSink, { onProgress }: FileOptions,
): void {
  const reader = new DocumentReader(sink, { file: path, isCommitted: true, isNamed });
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
    sink.onProblem(problemOf(path, error, isNamed));
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}
