import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What takes long to get and is kept from one run of the suite to the next, outside of the repository. */
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-registry-access');

/** A folder of the cache, whole or not there. */
export interface CachedFolder {
  readonly name: string;
  /** Whether what is there can be used. */
  works(folder: string): Promise<boolean>;
  /** Makes it in an empty folder. */
  make(folder: string): Promise<void>;
}

/** Gives the path of a folder of the cache, which it makes if it has to. */
export async function cached({ name, works, make }: CachedFolder): Promise<string> {
  const folder = join(CACHE, name);
  const isThere = async () => existsSync(folder) && works(folder);
  if (await isThere()) return folder;
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(CACHE, 'unfinished-'));
  try {
    await make(unfinished);
    // Another run of the suite may have been first.
    if (!await isThere()) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(unfinished, folder);
    }
    return folder;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
