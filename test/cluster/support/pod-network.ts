import { once } from 'node:events';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, Server } from 'node:net';
import { join, resolve } from 'node:path';

/** What runs on the node's side. */
const SCRIPTS = resolve(__dirname, '../node');

/** Something that pods reach under an address of theirs, though it is nowhere in the network of the machine. */
export interface PodEndpoint {
  readonly protocol: 'TCP' | 'UDP';
  readonly address: string;
  readonly port: number;
  /** Gets a connection for each of a pod's, or for each datagram. */
  readonly server: Server;
}

/** Leads connections to a port of the loopback address of the machine. */
export function relayTo(port: number): Server {
  return createServer(socket => {
    const target = connect(port, '127.0.0.1');
    socket.on('error', () => target.destroy()).pipe(target);
    target.on('error', () => socket.destroy()).pipe(socket);
  });
}

/** The network of a node's pods: a folder with the plugins that containerd runs, and the servers behind them. */
export class PodNetwork {
  public static async start(folder: string, endpoints: PodEndpoint[]): Promise<PodNetwork> {
    mkdirSync(folder);
    // containerd runs the plugin `loopback` for every pod, beside the one that is configured.
    for (const name of ['loopback', 'pod-network']) cpSync(join(SCRIPTS, 'pod-network'), join(folder, name));
    cpSync(join(SCRIPTS, 'relays.mjs'), join(folder, 'relays.mjs'));
    symlinkSync(process.execPath, join(folder, 'node'));
    writeFileSync(
      join(folder, 'pods.conf'), JSON.stringify({ cniVersion: '0.4.0', name: 'pods', type: 'pod-network' }),
    );

    const lines = endpoints.map(
      ({ protocol, address, port }, index) => `${protocol} ${address} ${port} ${join(folder, `${index}.socket`)}\n`,
    );
    writeFileSync(join(folder, 'endpoints'), lines.join(''));
    for (const [index, { server }] of endpoints.entries()) {
      server.listen(join(folder, `${index}.socket`));
      await once(server, 'listening');
    }
    return new PodNetwork(endpoints.map(({ server }) => server));
  }

  private constructor(private readonly servers: Server[]) {}

  /** No connection of a pod is left when its node has stopped. */
  public stop(): void {
    this.servers.forEach(server => server.close());
  }
}
