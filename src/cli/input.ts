import { Io, UsageError } from './io';
import { Progress } from './progress';
import { placeOf } from '../audit/formats/audit-document';
import { readFiles, readStream, STANDARD_INPUT } from '../audit/readers/read-files';
import { InputProblem, ReaderSink } from '../audit/readers/reader-sink';

/** Where the objects come from. */
export interface InputOptions {
  readonly cluster?: boolean;
  readonly namespace?: string;
  readonly context?: string;
}

/** Reads all that was asked for. */
export async function readInput(
  paths: readonly string[], options: InputOptions, sink: ReaderSink, io: Io, isWanted?: (path: string) => boolean,
): Promise<void> {
  const progress = new Progress(io);
  try {
    if (options.cluster) {
      // Only here, as it needs what starts programs.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { readCluster } = require('../audit/readers/cluster') as typeof import('../audit/readers/cluster');
      await readCluster({ ...options, env: io.env }, sink, (bytes, resource) => progress.addBytes(bytes, resource));
      return;
    }
    readFiles(
      paths.filter(path => path !== STANDARD_INPUT),
      sink,
      { isWanted, onProgress: bytes => progress.addBytes(bytes) },
    );
    if (paths.includes(STANDARD_INPUT)) {
      await readStream(io.stdin, sink, { onProgress: bytes => progress.addBytes(bytes) });
    }
  } finally {
    progress.end();
  }
}

/** Keeps what was not read, and says it at once at the end. */
export class Problems {
  public readonly list: InputProblem[] = [];

  public addProblem(problem: InputProblem): void {
    this.list.push(problem);
  }

  /** Whether something that was asked for was not read. */
  public get isFailure(): boolean {
    return this.list.some(({ isNote }) => !isNote);
  }

  public print(io: Io): void {
    for (const problem of this.list.slice(0, MAX_PRINTED)) {
      io.stderr.write(
        `${problem.isNote ? 'note' : 'error'}: ${`${placeOf(problem)} ${problem.message}`.trimStart()}\n`,
      );
    }
    if (this.list.length > MAX_PRINTED) {
      io.stderr.write(`… and ${this.list.length - MAX_PRINTED} more\n`);
    }
  }
}

const MAX_PRINTED = 100;

/** Refuses what makes no sense together, before anything is read or started. */
export function checkInput(paths: readonly string[], { cluster, namespace, context }: InputOptions): void {
  if (cluster && paths.length > 0) {
    throw new UsageError('give either paths or --cluster');
  }
  if (!cluster && (namespace !== undefined || context !== undefined)) {
    throw new UsageError('--namespace and --context belong to --cluster');
  }
  if (!cluster && paths.length === 0) {
    throw new UsageError('nothing to read: name files or folders, or - for standard input, or --cluster');
  }
}
