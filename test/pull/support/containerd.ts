import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PullResult } from './clients';
import { Daemon } from '../../cluster/support/daemon';
import { cleanEnvironment, run } from '../../support/program';
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
    const daemon = new Daemon('containerd', ['--config', config], folder);
    await daemon.waitUntil('listening', async () => existsSync(socket));
    return new Containerd(folder, socket, daemon);
  }

  private constructor(
    private readonly folder: string, private readonly socket: string, private readonly daemon: Daemon,
  ) {}

  /** Pulls over plain HTTP, and unpacks by copies, which works on any file system. */
  public async pull(image: string): Promise<PullResult> {
    return run('ctr', ['--address', this.socket, 'images', 'pull', '--snapshotter=native', '--plain-http', image],
      { env: cleanEnvironment(this.folder) });
  }

  public async stop(): Promise<void> {
    await this.daemon.stop();
  }
}
