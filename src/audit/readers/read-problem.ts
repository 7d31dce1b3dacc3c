import { InputProblem } from './reader-sink';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read: permission denied',
  EPERM: 'may not be read: permission denied',
  ELOOP: 'is a link that leads to itself',
};

/** A path that cannot be read, and why. */
export function problem(path: string, error: unknown, isNamed: boolean): { readonly problem: InputProblem } {
  return { problem: { file: path, message: reasonOf(error), ...isNamed ? { isFatal: true } : {} } };
}

/** Why something cannot be read, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return Object.hasOwn(REASONS, code) ? REASONS[code] : `cannot be read: ${code}`;
}
