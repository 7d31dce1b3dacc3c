import type { Command } from 'commander';
import { ExitCode, Io, UsageError } from '../io';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/** Prints the script for a shell; it calls `complete -- WORDS…`, which is answered here too. */
export async function runCompletion(
  [shell]: readonly any[], _: object, __: Io, makeProgram: () => Command,
): Promise<number> {
  if (!SHELLS.includes(shell)) {
    throw new UsageError(`'${shell}' is not a shell with completion: write one of ${SHELLS.join(', ')}`);
  }
  const program = makeProgram();
  // It writes to standard output by itself.
  (await describeProgram(program)).setup(program.name(), program.name(), shell);
  return ExitCode.OK;
}

/** Answers the question of a shell: what can follow these words. */
export async function completeWords(words: readonly string[], program: Command): Promise<number> {
  (await describeProgram(program)).parse([...words]);
  return ExitCode.OK;
}

async function describeProgram(program: Command) {
  // The package has no other form than modules of ECMAScript.
  const { default: tab } = await import('@bomb.sh/tab/commander');
  return tab(program);
}
