import { Io, UsageError } from './io';
import { Progress } from './progress';
import { placeOf } from '../audit/formats/audit-document';
import type { ClusterAccess } from '../audit/readers/cluster';
import { FileOptions, readFiles, readStream } from '../audit/readers/read-files';
import { STANDARD_INPUT } from '../audit/readers/read-text';
import { InputProblem, ReaderSink } from '../audit/readers/reader-sink';
import { memoized } from '../collection/memoized';

/** Where the objects come from. */
export interface InputOptions {
  readonly cluster?: boolean;
  readonly namespace?: string;
  readonly context?: string;
}

/** Reads all that was asked for: a cluster, else the paths. */
export async function readInput(
  paths: readonly string[], cluster: ClusterAccess | undefined, sink: ReaderSink, io: Io, options: FileOptions = {},
): Promise<void> {
  const progress = new Progress(io);
  const onProgress = (bytes: number, what?: string) => progress.addBytes(bytes, what);
  try {
    if (cluster) {
      await loadCluster().readCluster(cluster, sink, onProgress);
      return;
    }
    readFiles(paths.filter(path => path !== STANDARD_INPUT), sink, { ...options, onProgress });
    if (paths.includes(STANDARD_INPUT)) {
      await readStream(io.stdin, sink, { ...options, onProgress });
    }
  } finally {
    progress.end();
  }
}

/** What starts programs, which is only needed for clusters. */
export function loadCluster(): typeof import('../audit/readers/cluster') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../audit/readers/cluster');
}

/** Keeps what was not read, and says it at once at the end. */
export class Problems {
  public readonly list: InputProblem[] = [];

  public addProblem(problem: InputProblem): void {
    this.list.push(problem);
  }

  /**
   * Whether it kept the command from working.
   *
   * @param objects how many objects were read: where there are none, what was not read is all there was
   */
  public isFailure(objects = Infinity): boolean {
    return this.list.some(({ isFatal, isNote }) => isFatal || (objects === 0 && !isNote));
  }

  /** Whether anything was not read that may have been meant. */
  public get isIncomplete(): boolean {
    return this.list.some(({ isNote }) => !isNote);
  }

  /** What is the same of several files is said once. */
  public print(io: Io): void {
    const groups = new Map<string, InputProblem[]>();
    for (const problem of this.list) {
      const { file, line, message } = problem;
      const said = message.replaceAll(` ${file}'`, '').replaceAll(` ${file}/`, '');
      const key = file === undefined || line !== undefined ? `${groups.size}` : `${labelOf(problem)} ${said}`;
      memoized(groups, key, () => []).push(problem);
    }
    for (const [problem, ...more] of [...groups.values()].slice(0, MAX_PRINTED)) {
      const rest = more.length === 1 ? placeOf(more[0]) : `${more.length} others`;
      const others = more.length === 0 ? '' : ` (and so ${rest})`;
      io.stderr.write(`${labelOf(problem)}: ${`${placeOf(problem)} ${problem.message}`.trimStart()}${others}\n`);
    }
    if (groups.size > MAX_PRINTED) {
      io.stderr.write(`… and ${groups.size - MAX_PRINTED} more\n`);
    }
  }
}

const MAX_PRINTED = 100;

function labelOf({ isNote, isFatal }: InputProblem): string {
  return isNote ? 'note' : isFatal ? 'error' : 'not read';
}

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
  refuseEmpty([['--namespace', namespace], ['--context', context], ...paths.map(path => ['a path', path] as const)]);
}

/** Refuses empty texts, by what they are given for: to kubectl, an empty name is that of its configuration. */
export function refuseEmpty(given: readonly (readonly [what: string, text: string | undefined])[]): void {
  const empty = given.find(([, text]) => text === '');
  if (empty) {
    throw new UsageError(`${empty[0]} is empty: is an environment variable not set?`);
  }
}
