import { Readable } from 'node:stream';

/** Where a command writes. */
export interface Output {
  readonly write: (text: string) => void;
  /** Whether somebody looks at it. */
  readonly isTerminal: boolean;
  /** How many characters fit into a line. */
  readonly columns: number;
}

/** All that a command knows of the world around it, files aside. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
}

/** What was asked for cannot be done. The message says what to write instead, and never a credential. */
export class UsageError extends Error {}

/** How a command ends. */
export const ExitCode = { OK: 0, FINDINGS: 1, FAILED: 2 } as const;

/** What is wrong with options and with files that somebody named is for the user to fix. */
export function asUsageError<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The same for what takes its time. */
export async function asyncUsageError<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Whether to use colours: as people say (https://no-color.org, https://force-color.org), else on terminals. */
export function hasColor({ stdout, env }: Io): boolean {
  if (env.NO_COLOR) {
    return false;
  }
  return env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : stdout.isTerminal && env.TERM !== 'dumb';
}
