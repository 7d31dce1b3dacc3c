import { once } from 'node:events';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Descriptor, digestOf } from '../../support/oci-layout';

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
/** An empty layer. */
const TAR = Buffer.alloc(1024);

type Contents = Readonly<Record<Stage, readonly [string, Buffer]>>;

let images = 0;

/** An image that no other registry has: clients keep what they got once, by its digest. */
function newImage(): Contents {
  images += 1;
  const layer = gzipSync(TAR);
  // The time in the head of gzip: https://www.rfc-editor.org/rfc/rfc1952#page-5
  layer.writeUInt32LE(images, 4);
  const config = Buffer.from(JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    author: `${images}`,
    config: {},
    rootfs: { type: 'layers', diff_ids: [digestOf(TAR)] },
  }));
  const manifest = Buffer.from(JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: descriptor('application/vnd.docker.container.image.v1+json', config),
    layers: [descriptor('application/vnd.docker.image.rootfs.diff.tar.gzip', layer)],
  }));
  return {
    ping: ['application/json', Buffer.from('{}')],
    manifest: [MANIFEST, manifest],
    config: ['application/octet-stream', config],
    layer: ['application/octet-stream', layer],
  };
}

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
  manifests: [{ ...descriptor(MANIFEST, TAR), platform: { os: 'linux', architecture: 'mips64' } }],
}));

/** A layer that no image here has. */
export const ANOTHER_LAYER = gzipSync(Buffer.alloc(2048));

/** A registry of one image on a free port of the loopback address, that fails in one way. */
export class FaultyRegistry {
  public static async start(fault: Fault): Promise<FaultyRegistry> {
    const contents = newImage();
    const server = createServer((request, response) => answer(fault, contents, request, response));
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

function answer(fault: Fault, contents: Contents, request: IncomingMessage, response: ServerResponse): void {
  const stage = stageOf(request.url!, contents);
  if (stage === undefined) {
    reply(request, response, 404, {}, '');
  } else if (stage !== fault.at) {
    const [type, content] = contents[stage];
    reply(request, response, 200, { 'content-type': type, 'docker-content-digest': digestOf(content) }, content);
  } else if (fault.isClosed) {
    request.socket.destroy();
  } else {
    const type = typeof fault.body === 'string' && fault.body.startsWith('{') ? 'application/json' : 'text/html';
    reply(request, response, fault.status ?? 200, { 'content-type': type, ...fault.headers }, fault.body ?? '');
  }
}

function stageOf(url: string, { config: [, config], layer: [, layer] }: Contents): Stage | undefined {
  return /^\/v2\/?$/.test(url) ? 'ping'
    : url.startsWith('/v2/team/app/manifests/') ? 'manifest'
      : url === `/v2/team/app/blobs/${digestOf(config)}` ? 'config'
        : url === `/v2/team/app/blobs/${digestOf(layer)}` ? 'layer' : undefined;
}

function reply(
  request: IncomingMessage, response: ServerResponse, status: number, headers: Headers,
  body: string | Buffer,
): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function descriptor(mediaType: string, content: Buffer): Descriptor {
  return { mediaType, size: content.length, digest: digestOf(content) };
}
