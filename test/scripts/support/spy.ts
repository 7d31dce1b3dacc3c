import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binFolder, Shell } from './shells';
import { makeFolder } from '../../support/workspace';

/** A shell whose programs note their arguments and environment before they run, as anyone on the node could read them in /proc. */
export class SpiedShell {
  public readonly shell: Shell;
  private readonly log: string;

  constructor(original: Shell) {
    const folder = makeFolder('spy');
    this.log = join(folder, 'log');
    const programs = Object.keys(original.programs).map(name => {
      const wrapper = join(folder, name);
      const note = `{ printf '%s\\n' "${name}" "$@"; /usr/bin/cat /proc/self/environ; echo; } >>"${this.log}"`;
      writeFileSync(wrapper, `#!/usr/bin/dash\n${note}\nexec "${join(binFolder(original), name)}" "$@"\n`);
      chmodSync(wrapper, 0o755);
      return [name, wrapper];
    });
    this.shell = { name: original.name, programs: Object.fromEntries(programs) };
  }

  /** All arguments and environments so far. */
  public get seen(): string {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8') : '';
  }
}

/** The files below a folder, with what is in them. */
export function filesBelow(folder: string): { path: string; content: string; mode: number }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => ({ path, stats: statSync(join(folder, path)) }))
    .filter(({ stats }) => stats.isFile())
    .map(({ path, stats }) => ({ path, content: readFileSync(join(folder, path), 'utf8'), mode: stats.mode % 0o1000 }));
}

/** Which of the secrets are in a text, as they are or in base64. */
export function secretsIn(text: string, secrets: Record<string, string>): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => [secret, Buffer.from(secret).toString('base64'), Buffer.from(`AWS:${secret}`).toString('base64')]
      // The ends depend on what is around it; a part of a token is as bad.
      .some(form => text.includes(form.slice(4, 36))))
    .map(([name]) => name);
}
