import { ChildProcess, spawn, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Standard input. Secrets go in here or through a file: every user of the machine can see arguments. */
  readonly input?: string;
}

export interface Outcome {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a program that the kernel kills when jest dies, however jest dies (prctl(2), PR_SET_PDEATHSIG). */
export function start(program: string, args: string[], options: SpawnOptions): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], options);
}

/** Runs a program to its end. */
export async function run(program: string, args: string[], options: RunOptions): Promise<Outcome> {
  const child = start(program, args, {
    env: options.env,
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  // A program that ends before it has read its input has failed: its exit code says so, and the broken pipe says no
  // more.
  child.stdin?.on('error', () => {}).end(options.input);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), ended]);
  return { ok: code === 0, stdout, stderr };
}

/** Runs a program that has to succeed, and returns its standard output. */
export async function runOrThrow(program: string, args: string[], options: RunOptions): Promise<string> {
  const { ok, stdout, stderr } = await run(program, args, options);
  if (!ok) throw new Error(`'${program} ${args.join(' ')}' failed: ${stderr}`);
  return stdout;
}

/** An environment without anything of the user: no home, no login of theirs, no cluster. */
export function cleanEnvironment(home: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: home, TMPDIR: home, ...more };
}
