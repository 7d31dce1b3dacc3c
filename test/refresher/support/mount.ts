import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where programs look for the token of their pod. */
export const API_TOKEN_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

const VERSION = '..2026_11_26_03_41_00.123456789';

/**
 * Mounts files as the kubelet does: each is a symbolic link to one in a folder for this version of all of them.
 *
 * @param root a folder that stands for the `/` of the pod
 */
export function mountFiles(root: string, path: string, files: Record<string, string>): string {
  const folder = join(root, path);
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, VERSION, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o440 });
  }
  mkdirSync(folder, { recursive: true });
  symlinkSync(VERSION, join(folder, '..data'));
  for (const name of new Set(Object.keys(files).map(file => file.split('/')[0]))) {
    symlinkSync(join('..data', name), join(folder, name));
  }
  return folder;
}

/** An argument, or JSON, whose paths of the pod are below `root`. */
export function movedBelow(root: string, text: string): string {
  return text.replace(/(?<=^|["=])\/(registry-access|var\/run\/secrets)\//g, `${root}$&`);
}
