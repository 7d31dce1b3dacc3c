import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, useWorkspace, workspace } from './workspace';

/** The task of this suite has compiled the library. */
export default function globalSetup() {
  useWorkspace(mkdtempSync(join(tmpdir(), 'languages-test-')));
  try {
    generate();
  } catch (error) {
    rmSync(workspace(), { recursive: true }); // jest runs no teardown after a failed setup
    throw error;
  }
}
