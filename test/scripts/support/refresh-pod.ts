import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Yaml } from 'cdk8s';
import { binFolder, Shell } from './shells';
import { makeFolder } from '../../support/workspace';

export const SCRIPTS = resolve(__dirname, '../../../src/refresh/scripts');

export interface ScriptOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RefreshPodOptions {
  /** Files of the ConfigMap beside the scripts: name → lines, or the text; undefined for none. */
  readonly config?: Record<string, string | string[] | undefined>;
  /** Data of the state Secret: key → text. */
  readonly previous?: Record<string, string>;
  /** Static parts: part → text of `.dockerconfigjson`. */
  readonly static?: Record<string, string>;
  readonly env?: Record<string, string>;
  /** The work volume. @default - a new folder */
  readonly work?: string;
}

/** What a refresher's pod mounts, in folders of its own, and a shell that runs its scripts there as the containers do. */
export class RefreshPod {
  public readonly config: string;
  public readonly work: string;
  public readonly env: Record<string, string>;

  constructor(shell: Shell, options: RefreshPodOptions = {}) {
    const pod = makeFolder('pod');
    this.config = join(pod, 'config');
    this.work = options.work ?? join(pod, 'work');
    this.env = {
      PATH: binFolder(shell),
      CONFIG: this.config,
      WORK: this.work,
      PREVIOUS: join(pod, 'previous'),
      STATIC: join(pod, 'static'),
      // As in the pod, there is no other place to write to than the volume.
      HOME: '/nonexistent',
      TMPDIR: '/nonexistent',
      RETRY_SECONDS: '0',
      ...options.env,
    };
    mkdirSync(this.work, { recursive: true });
    mkdirSync(this.config);
    for (const file of readdirSync(SCRIPTS).filter(name => /\.(sh|awk)$/.test(name))) copyFileSync(join(SCRIPTS, file), join(this.config, file));
    this.write(this.config, options.config);
    this.write(this.env.PREVIOUS, options.previous);
    for (const [part, content] of Object.entries(options.static ?? {})) this.write(join(this.env.STATIC, part), { '.dockerconfigjson': content });
  }

  /** Runs one of the scripts. */
  public run(script: string, env: Record<string, string> = {}, args: string[] = []): Promise<ScriptOutcome> {
    return this.execute([join(this.config, script), ...args], env);
  }

  /** Runs statements with the functions of common.sh. */
  public evaluate(statements: string, args: string[] = [], env: Record<string, string> = {}): Promise<ScriptOutcome> {
    return this.execute(['-c', `. "$(dirname "$0")/common.sh"; ${statements}`, join(this.config, 'test.sh'), ...args], env);
  }

  /** Starts the shell, as `run` does, and gives the process. */
  public spawn(args: string[], env: Record<string, string> = {}) {
    // As `start` of test/support does, but its `setpriv` is not on the script's PATH.
    return spawn('/usr/bin/setpriv', ['--pdeathsig', 'KILL', join(this.env.PATH, 'sh'), ...args], {
      env: { ...this.env, ...env }, cwd: this.work, stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** The text of a file in the work volume; undefined if there is none. */
  public file(...path: string[]): string | undefined {
    const file = join(this.work, ...path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  public status(part: string): string | undefined {
    return this.file('status', part)?.trimEnd();
  }

  /** Records how a fetcher went, as it would. */
  public put(part: string, members: string | undefined, options: { status?: string; expires?: number } = {}): void {
    this.write(join(this.work, 'parts'), members === undefined ? {} : { [part]: members });
    this.write(join(this.work, 'expires'), options.expires === undefined ? {} : { [part]: `${options.expires}\n` });
    this.write(join(this.work, 'status'), { [part]: `${options.status ?? 'ok'}\n` });
  }

  /** The manifests that were composed, by name of file. */
  public manifests(): Record<string, any> {
    const folder = join(this.work, 'manifests');
    if (!existsSync(folder)) return {};
    return Object.fromEntries(readdirSync(folder).sort().map(file => [file, Yaml.load(join(folder, file))[0]]));
  }

  private async execute(args: string[], env: Record<string, string>): Promise<ScriptOutcome> {
    const child = this.spawn(args, env);
    const closed = once(child, 'close');
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    return { code, stdout, stderr };
  }

  /** Writes files, each its lines or its text, into a folder. */
  public write(folder: string, files: Record<string, string | string[] | undefined> = {}): void {
    for (const [name, content] of Object.entries(files)) {
      if (content === undefined) continue;
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : content.map(line => `${line}\n`).join(''));
      chmodSync(file, 0o600);
    }
  }
}
