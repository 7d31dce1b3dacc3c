import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a process that waits, and then runs a shell script: when the function that this returns is called, or when
 * jest ends in whatever way. It has a session of its own, so that Ctrl-C in a terminal does not reach it. See
 * `openWorkspace`.
 *
 * @param args of the script: `$0`, `$1` and so on
 */
export function atTheEnd(script: string, ...args: string[]): () => Promise<void> {
  const janitor = spawn('sh', ['-c', `cat\n${script}`, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'], detached: true,
  });
  return async () => {
    const gone = once(janitor, 'exit');
    janitor.stdin?.end();
    await gone;
  };
}
