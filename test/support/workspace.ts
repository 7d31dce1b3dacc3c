import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How tests, which jest runs in a context of their own, learn the folder that the global set-up made. */
const WORKSPACE = 'REGISTRY_ACCESS_WORKSPACE';

let janitor: ChildProcess | undefined;

/**
 * Waits for the end of its standard input, then removes a folder, also what an image made read-only in it. A program
 * that is being killed may still write there, so it tries again.
 */
const JANITOR = 'cat; for try in 1 2 3 4 5; do chmod -R u+rwx "$0"; rm -rf "$0" && exit; sleep 1; done; exit 1';

/**
 * Makes the folder that holds everything the suite writes, and starts the process that removes it.
 *
 * The standard input of that process ends when jest does, in whatever way: also by a signal that no handler can catch.
 * It has a session of its own, so that Ctrl-C in a terminal does not reach it.
 */
export function openWorkspace(): void {
  const folder = mkdtempSync(join(tmpdir(), 'registry-access-'));
  process.env[WORKSPACE] = folder;
  janitor = spawn('sh', ['-c', JANITOR, folder], { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
}

/** Removes what `openWorkspace` made, and returns when it is gone. */
export async function closeWorkspace(): Promise<void> {
  if (!janitor) return;
  const gone = once(janitor, 'exit');
  janitor.stdin?.end();
  const [code] = await gone;
  if (code !== 0) throw new Error(`cannot remove ${process.env[WORKSPACE]}`);
}

/** A new folder for one purpose. It disappears with the suite. */
export function makeFolder(purpose: string): string {
  const workspace = process.env[WORKSPACE];
  if (!workspace) {
    throw new Error('no workspace: the suite needs a jest configuration whose globalSetup calls openWorkspace');
  }
  return mkdtempSync(join(workspace, `${purpose}-`));
}
