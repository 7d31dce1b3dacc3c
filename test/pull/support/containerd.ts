import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PullResult } from './clients';
import { cleanEnvironment, run, start } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** Debian's containerd, with nothing in it, and its client `ctr`. */
export class Containerd {
  public static async start(): Promise<Containerd> {
    const folder = makeFolder('containerd');
    const [config, socket] = [join(folder, 'config.toml'), join(folder, 'socket')];
    writeFileSync(config, [
      'version = 2', `root = "${join(folder, 'root')}"`, `state = "${join(folder, 'state')}"`,
      'disabled_plugins = ["io.containerd.grpc.v1.cri"]', '[grpc]', `address = "${socket}"`, '',
    ].join('\n'));
    const child = start('containerd', ['--config', config], { env: cleanEnvironment(folder), stdio: 'ignore' });
    while (!existsSync(socket)) {
      if (child.exitCode !== null) throw new Error(`containerd ended with ${child.exitCode}`);
      await setTimeout(50);
    }
    return new Containerd(folder, socket, child);
  }

  private constructor(
    private readonly folder: string, private readonly socket: string, private readonly child: ChildProcess,
  ) {}

  /** Pulls over plain HTTP, and unpacks by copies, which works on any file system. */
  public async pull(image: string): Promise<PullResult> {
    return run('ctr', ['--address', this.socket, 'images', 'pull', '--snapshotter=native', '--plain-http', image],
      { env: cleanEnvironment(this.folder) });
  }

  public async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    if (this.child.kill('SIGKILL')) await exited;
  }
}
