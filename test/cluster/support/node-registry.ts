import { once } from 'node:events';
import { createServer, IncomingMessage, request, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { buildBusyboxImage } from './busybox-image';
import { skopeoPush } from '../../pull/support/clients';
import { newUser, RegistryServer, RegistryUser } from '../../pull/support/registry-server';
import { writeAuthfile } from '../../pull/support/secret';

/**
 * Debian's docker-registry for one user, behind a proxy that notes who logs in: the registry's own log tells a request
 * from the next, but not which of them had the same credentials.
 */
export class NodeRegistry {
  /** @param repositories the names of the one image, which runs when it was pulled */
  public static async start(repositories: string[], user = newUser('robot')): Promise<NodeRegistry> {
    const server = await RegistryServer.start({ user });
    const layout = await buildBusyboxImage('app');
    const authfile = writeAuthfile(JSON.stringify({ auths: { [server.host]: { auth: basic(user) } } }));
    for (const repository of repositories) {
      const { ok, stderr } = await skopeoPush(layout, `${server.host}/${repository}`, authfile, server);
      if (!ok) throw new Error(`cannot push ${repository}: ${stderr}`);
    }
    const registry = new NodeRegistry(server, user);
    registry.proxy.listen(0, '127.0.0.1');
    await once(registry.proxy, 'listening');
    return registry;
  }

  private readonly proxy: Server = createServer((incoming, response) => this.forward(incoming, response));
  private readonly logins: { path: string; username: string }[] = [];

  private constructor(private readonly server: RegistryServer, public readonly user: RegistryUser) {}

  /** `127.0.0.1:PORT`, over plain HTTP, which containerd speaks with loopback addresses. */
  public get host(): string {
    return `127.0.0.1:${(this.proxy.address() as AddressInfo).port}`;
  }

  /** Who logged in, or tried to, to pull from a repository: in order, and once for however many requests in a row. */
  public loginsTo(repository: string): string[] {
    const names = this.logins.filter(({ path }) => path.startsWith(`/v2/${repository}/`))
      .map(({ username }) => username);
    return names.filter((name, index) => name !== names[index - 1]);
  }

  public async stop(): Promise<void> {
    this.proxy.close();
    await this.server.stop();
  }

  private forward(incoming: IncomingMessage, response: ServerResponse): void {
    const { url: path = '', method, headers } = incoming;
    const [, credentials] = /^Basic (.*)$/.exec(headers.authorization ?? '') ?? [];
    if (credentials) this.logins.push({ path, username: Buffer.from(credentials, 'base64').toString().split(':')[0] });
    incoming.pipe(request(`http://${this.server.host}${path}`, { method, headers }, answer => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    }));
  }
}

function basic({ username, password }: RegistryUser): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
