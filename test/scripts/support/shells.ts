import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../support/workspace';

/** A shell with the tools that come with it. */
export interface Shell {
  readonly name: string;
  /** Where each program is that a script may use; `sh` is the shell. */
  readonly programs: Record<string, string>;
}

/** What the scripts may use, apart from `sh` and `awk`. No sed, grep, find or jq: not all images have them. */
const TOOLS = ['base64', 'cat', 'date', 'dirname', 'mkdir', 'mv', 'od', 'rm', 'sleep', 'timeout', 'tr'];

const CLIENTS = { aws: '/usr/bin/aws', curl: '/usr/bin/curl' };

/** The scripts run in images that we do not make, so they have to work with each of these. */
export const SHELLS: Shell[] = [
  { name: 'bash, coreutils and gawk, as in Amazon Linux', programs: programs('bash', 'gawk') },
  { name: 'busybox, as in Alpine', programs: { ...everyTool('busybox'), sh: '/usr/bin/busybox', awk: '/usr/bin/busybox', ...CLIENTS } },
  { name: 'dash, coreutils and mawk, as in Debian', programs: programs('dash', 'mawk') },
];

const folders = new Map<Shell, string>();

/** A folder that holds these programs and nothing else, to be the whole PATH of a script. */
export function binFolder(shell: Shell): string {
  let folder = folders.get(shell);
  if (!folder) {
    folder = makeFolder('bin');
    for (const [name, path] of Object.entries(shell.programs)) symlinkSync(path, join(folder, name));
    folders.set(shell, folder);
  }
  return folder;
}

function programs(sh: string, awk: string): Record<string, string> {
  return { ...everyTool(), sh: `/usr/bin/${sh}`, awk: `/usr/bin/${awk}`, ...CLIENTS };
}

function everyTool(multiCall?: string): Record<string, string> {
  return Object.fromEntries(TOOLS.map(tool => [tool, `/usr/bin/${multiCall ?? tool}`]));
}
