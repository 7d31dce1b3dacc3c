import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What is asked for; `ping` is the first request of most clients, `GET /v2/`. */
export type Stage = 'ping' | 'manifest' | 'config' | 'layer';

export type Headers = Readonly<Record<string, string>>;

/** What a registry does in the place of answering. */
export interface Fault {
  readonly at: Stage;
  /** The status, if it is an answer. */
  readonly status?: number;
  readonly headers?: Headers;
  readonly body?: string | Buffer;
  /** Whether the connection ends without one. */
  readonly isClosed?: boolean;
}

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
/** The media type of a list of images for several platforms. */
export const LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const LAYER = gzipSync(Buffer.alloc(1024));
const CONFIG = Buffer.from(JSON.stringify({
  architecture: 'amd64',
  os: 'linux',
  config: {},
  rootfs: { type: 'layers', diff_ids: [digestOf(Buffer.alloc(1024))] },
}));
const IMAGE = Buffer.from(JSON.stringify({
  schemaVersion: 2,
  mediaType: MANIFEST,
  config: descriptor('application/vnd.docker.container.image.v1+json', CONFIG),
  layers: [descriptor('application/vnd.docker.image.rootfs.diff.tar.gzip', LAYER)],
}));

/** The error of a registry: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes */
export function errorBody(code: string, message: string): string {
  return JSON.stringify({ errors: [{ code, message }] });
}

/** What a web server in the place of the registry shows. */
export function page(title: string): string {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n`
    + '</html>\r\n';
}

/** A list of images with one, for a platform that no machine is of. */
export const FOREIGN_PLATFORM = Buffer.from(JSON.stringify({
  schemaVersion: 2,
  mediaType: LIST,
  manifests: [{ ...descriptor(MANIFEST, IMAGE), platform: { os: 'linux', architecture: 'mips64' } }],
}));

/** The layer of the image with one byte changed. */
export const DAMAGED_LAYER = Buffer.from(LAYER).fill(0xff, 20, 21);

/** A registry of one image on a free port of the loopback address, that fails in one way. */
export class FaultyRegistry {
  public static async start(fault: Fault): Promise<FaultyRegistry> {
    const server = createServer((request, response) => answer(fault, request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultyRegistry(server);
  }

  private constructor(private readonly server: Server) {}

  /** The image, with a tag: `127.0.0.1:PORT/team/app:1` */
  public get image(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}/team/app:1`;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}

function answer(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  const stage = stageOf(request.url!);
  if (stage === undefined) {
    reply(request, response, 404, {}, '');
  } else if (stage !== fault.at) {
    const [type, content] = CONTENTS[stage];
    reply(request, response, 200, { 'content-type': type, 'docker-content-digest': digestOf(content) }, content);
  } else if (fault.isClosed) {
    request.socket.destroy();
  } else {
    const type = typeof fault.body === 'string' && fault.body.startsWith('{') ? 'application/json' : 'text/html';
    reply(request, response, fault.status ?? 200, { 'content-type': type, ...fault.headers }, fault.body ?? '');
  }
}

const CONTENTS: Readonly<Record<Stage, readonly [string, Buffer]>> = {
  ping: ['application/json', Buffer.from('{}')],
  manifest: [MANIFEST, IMAGE],
  config: ['application/octet-stream', CONFIG],
  layer: ['application/octet-stream', LAYER],
};

function stageOf(url: string): Stage | undefined {
  return /^\/v2\/?$/.test(url) ? 'ping'
    : url.startsWith('/v2/team/app/manifests/') ? 'manifest'
      : url === `/v2/team/app/blobs/${digestOf(CONFIG)}` ? 'config'
        : url === `/v2/team/app/blobs/${digestOf(LAYER)}` ? 'layer' : undefined;
}

function reply(
  request: IncomingMessage, response: ServerResponse, status: number, headers: Headers,
  body: string | Buffer,
): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function descriptor(mediaType: string, content: Buffer): object {
  return { mediaType, size: content.length, digest: digestOf(content) };
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
