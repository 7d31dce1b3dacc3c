import { createServer, IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Certificate, makeCertificate } from './certificate';

/** A request that a stand-in got. */
export interface StandInRequest {
  readonly method: string;
  /** The host that the client meant, without a port. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface StandInAnswer {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Text, or what is to be sent as JSON. */
  readonly body?: string | object;
}

/** Never answers. */
export const HANG = 'hang';
/** Closes the connection instead of an answer. */
export const DROP = 'drop';

export type Handler = (request: StandInRequest) => StandInAnswer | typeof HANG | typeof DROP | Promise<StandInAnswer>;

/**
 * Who answers what. A key is `METHOD host/path`, `METHOD /path` for any host, `host` for everything there, or `*`; they
 * are looked up in this order. The table may be changed while the server runs.
 */
export type Handlers = Record<string, Handler>;

/**
 * A server on a free port of the loopback address that stands in for services of a cloud. It answers plain HTTP and, on
 * another port, HTTPS; and it is a proxy on both, so that clients which know it as their proxy ask it under the real
 * names of hosts, without any other setting.
 */
export class StandIn {
  /** @param hosts the names that its certificate is for, beside 127.0.0.1 */
  public static async start(handlers: Handlers, hosts: string[] = []): Promise<StandIn> {
    const standIn = new StandIn(handlers, await makeCertificate(['127.0.0.1', ...hosts]));
    await Promise.all(
      [standIn.plain, standIn.secure].map(
        server => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)),
      ),
    );
    return standIn;
  }

  /** Every request, in the order of arrival. */
  public readonly requests: StandInRequest[] = [];
  /** `HOST:PORT` of every connection that was made through it as a proxy. */
  public readonly tunnels: string[] = [];
  private readonly plain: Server;
  private readonly secure: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(public readonly handlers: Handlers, private readonly certificate: Certificate) {
    const listener: RequestListener = (request, response) => void this.answer(request, response);
    this.plain = createServer(listener);
    this.secure = createTlsServer({ key: certificate.key, cert: certificate.cert }, listener);
    for (const server of [this.plain, this.secure]) server.on('connection', (socket: Socket) => this.keep(socket));
    for (const server of [this.plain, this.secure]) {
      server.on('connect', (request: IncomingMessage, socket: Socket) => this.tunnel(request.url!, socket));
    }
  }

  /** `127.0.0.1:PORT` of plain HTTP. */
  public get address(): string {
    return `127.0.0.1:${port(this.plain)}`;
  }

  /** The port of HTTPS. */
  public get securePort(): number {
    return port(this.secure);
  }

  /** The file of the certificate, which is its own CA. */
  public get caFile(): string {
    return this.certificate.file;
  }

  /** What makes the AWS CLI ask this server for everything, and trust it. */
  public get proxyEnvironment(): Record<string, string> {
    const proxy = `http://${this.address}`;
    return { HTTPS_PROXY: proxy, NO_PROXY: '', AWS_CA_BUNDLE: this.caFile };
  }

  public async stop(): Promise<void> {
    this.sockets.forEach(socket => socket.destroy());
    await Promise.all([this.plain, this.secure].map(server => new Promise(resolve => server.close(resolve))));
  }

  private tunnel(target: string, socket: Socket): void {
    this.tunnels.push(target);
    socket.on('error', () => {}).write('HTTP/1.1 200 Connection established\r\n\r\n');
    this.secure.emit('connection', socket);
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => {});
  }

  private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming);
    this.requests.push(request);
    const { method, host, path } = request;
    const handler = [`${method} ${host}${path}`, `${method} ${path}`, host, '*'].map(key => this.handlers[key])
      .find(Boolean);
    const answer = handler
      ? await handler(request)
      : { status: 404, body: `no such thing here: ${method} ${host}${path}` };
    if (answer === DROP) incoming.socket.destroy();
    if (typeof answer === 'string') return;
    const { status = 200, headers = {}, body = '' } = answer;
    response.writeHead(status, { ...(typeof body === 'object' && { 'content-type': 'application/json' }), ...headers });
    response.end(typeof body === 'object' ? JSON.stringify(body) : body);
  }
}

async function read(incoming: IncomingMessage): Promise<StandInRequest> {
  const host = incoming.headers.host ?? '';
  const url = new URL(incoming.url!, `http://${host}`);
  return {
    method: incoming.method!,
    host: url.hostname,
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers as Record<string, string>,
    body: await text(incoming),
  };
}

function port(server: Server): number {
  return (server.address() as AddressInfo).port;
}
