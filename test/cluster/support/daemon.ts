import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { poll } from './poll';
import { addRunning, endOfLog, removeRunning, RunningProgram } from './running';
import { cleanEnvironment, start } from '../../support/program';

/**
 * A program that runs until it is stopped, or until jest ends, in whatever way. When it ends by itself, so does every
 * wait of the suite.
 */
export class Daemon {
  private readonly program: RunningProgram;
  private readonly child: ChildProcess;

  /** @param folder where its log goes, and its home */
  constructor(program: string, args: string[], folder: string, env: Record<string, string> = {}) {
    const name = basename(program);
    const log = join(folder, `${name}.log`);
    const output = openSync(log, 'w');
    this.child = start(program, args, { env: cleanEnvironment(folder, env), stdio: ['ignore', output, output] });
    closeSync(output);
    this.program = { name, pid: this.child.pid!, log };
    addRunning(this.program);
  }

  /** Waits until a condition holds; fails with the end of the log when it takes too long or the program ends first. */
  public async waitUntil(condition: string, holds: () => Promise<boolean>): Promise<void> {
    const { name, log } = this.program;
    await poll(async () => await holds() || undefined, () => `${name} is not ${condition}:\n${endOfLog(log)}`);
  }

  public get pid(): number {
    return this.program.pid;
  }

  public async stop(): Promise<void> {
    removeRunning(this.program);
    const exited = once(this.child, 'exit');
    if (!this.hasEnded() && this.child.kill('SIGKILL')) await exited;
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

/** A TCP port of the loopback address that was free a moment ago: most servers of Kubernetes take no port 0. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
