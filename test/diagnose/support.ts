import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PullFailure } from '../../src/diagnose';

/** A message as the kubelet or a runtime writes it, and its cause. */
export interface MessageEntry {
  readonly message: string;
  readonly cause: string;
  readonly runtime: string;
  /** Where it was seen, if that is known. */
  readonly source?: string;
  /** The registry says the same of several causes: the true one has to be among those that are named. */
  readonly undecidable?: boolean;
}

/** A text that is about something else. */
export interface OtherText {
  readonly text: string;
  readonly about: string;
}

export function readCorpus<T>(name: string): T[] {
  return readFileSync(join(__dirname, 'corpus', `${name}.jsonl`), 'utf-8').trim().split('\n')
    .map(line => JSON.parse(line));
}

export function isRight({ message, cause, undecidable = false }: MessageEntry): boolean {
  const failure = PullFailure.classify(message);
  return failure.cause === cause || (undecidable && failure.alternatives.some(alternative => alternative === cause));
}

/** How many of some entries fit, in percent. */
export function percent<T>(entries: readonly T[], fits: (entry: T) => boolean): number {
  return entries.filter(fits).length / entries.length * 100;
}
