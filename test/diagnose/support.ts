import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PullFailure } from '../../src/diagnose';

/** A message that somebody saw, and what was found to be its cause. */
export interface CorpusEntry {
  readonly message: string;
  /** By what became of it, not by its words. */
  readonly cause: string;
  readonly runtime: string;
  readonly source: string;
  /** The registry says the same of several causes: the true one has to be among those that are named. */
  readonly undecidable?: boolean;
}

/** A text that is about something else. */
export interface OtherText {
  readonly message: string;
  readonly about: string;
  readonly source: string;
}

/** How much of a corpus is right, in percent. */
export interface Score {
  readonly right: number;
  /** The same, where only the first answer counts. */
  readonly strict: number;
}

export function readCorpus<T>(name: string): T[] {
  return readFileSync(join(__dirname, 'corpus', `${name}.jsonl`), 'utf-8').trim().split('\n')
    .map(line => JSON.parse(line));
}

export function isRight({ message, cause, undecidable = false }: CorpusEntry): boolean {
  const failure = PullFailure.classify(message);
  return failure.cause === cause || (undecidable && failure.alternatives.some(alternative => alternative === cause));
}

export function score(entries: readonly CorpusEntry[]): Score {
  const percent = (count: number) => count / entries.length * 100;
  return {
    right: percent(entries.filter(isRight).length),
    strict: percent(entries.filter(({ message, cause }) => PullFailure.classify(message).cause === cause).length),
  };
}

/** A row of the table in `docs/diagnose.md`. */
export function scoreRow(name: string, entries: readonly CorpusEntry[]): string {
  const { right, strict } = score(entries);
  return `| ${name} | ${entries.length} | ${right.toFixed(1)} % | ${strict.toFixed(1)} % |`;
}
