import { ExitCode, Io, UsageError } from '../io';
import { makeProgram, PROGRAM } from '../program';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/** Prints the script for a shell; it calls `complete -- WORDS…`, which is answered here too. */
export async function runCompletion([shell]: readonly any[], _: object, io: Io): Promise<number> {
  if (!SHELLS.includes(shell)) {
    throw new UsageError(`'${shell}' is no shell that can be completed in: write one of ${SHELLS.join(', ')}`);
  }
  const tab = await describeProgram(io);
  // It writes to standard output by itself.
  tab.setup(PROGRAM, PROGRAM, shell);
  return ExitCode.OK;
}

/** Answers the question of a shell: what can follow these words. */
export async function completeWords(words: readonly string[], io: Io): Promise<number> {
  (await describeProgram(io)).parse([...words]);
  return ExitCode.OK;
}

async function describeProgram(io: Io) {
  // The package has no other form than modules of ECMAScript.
  const { default: tab } = await import('@bomb.sh/tab/commander');
  return tab(makeProgram(io, () => {}));
}
