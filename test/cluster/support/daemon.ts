import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { poll } from './poll';
import { cleanEnvironment, start } from '../../support/program';

/** A program that runs until it is stopped, or until jest ends, in whatever way. */
export class Daemon {
  private readonly name: string;
  private readonly log: string;
  private readonly child: ChildProcess;

  /** @param folder where its log goes, and its home */
  constructor(program: string, args: string[], folder: string) {
    this.name = basename(program);
    this.log = join(folder, `${this.name}.log`);
    const log = openSync(this.log, 'w');
    this.child = start(program, args, { env: cleanEnvironment(folder), stdio: ['ignore', log, log] });
    closeSync(log);
  }

  /** Waits until a condition holds; fails with the end of the log when it takes too long or the program ends first. */
  public async waitUntil(condition: string, holds: () => Promise<boolean>): Promise<void> {
    const explain = () => `${this.name} is not ${condition}:\n${readFileSync(this.log, 'utf8').split('\n').slice(-20).join('\n')}`;
    await poll(async () => {
      if (await holds()) return true;
      if (this.hasEnded()) throw new Error(explain());
      return undefined;
    }, explain);
  }

  public get pid(): number {
    return this.child.pid!;
  }

  public async stop(): Promise<void> {
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
