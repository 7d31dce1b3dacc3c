import { causesIn } from '../pastes';

const IMAGE = 'registry.example.com/team/web:1';
const MANIFEST = 'https://registry.example.com/v2/team/web/manifests/1';
const TOKEN = 'https://auth.example.com/token?scope=repository%3Ateam%2Fweb%3Apull&service=registry.example.com';

/** How containerd and CRI-O wrap what a request met. */
const WRAPPERS: readonly ((error: string) => string)[] = [
  error => `failed to pull and unpack image "${IMAGE}": failed to resolve reference "${IMAGE}": failed to do request: `
    + `Head "${MANIFEST}": ${error}`,
  error => `failed to pull and unpack image "${IMAGE}": failed to resolve reference "${IMAGE}": failed to authorize: `
    + `failed to fetch anonymous token: Get "${TOKEN}": ${error}`,
  error => `initializing source docker://${IMAGE}: pinging container registry registry.example.com: Get `
    + `"https://registry.example.com/v2/": ${error}`,
];
const MESSAGES = (error: string) =>
  WRAPPERS.map(wrapped => `Failed to pull image "${IMAGE}": rpc error: code = Unknown desc = ${wrapped(error)}`);

function causesOf(text: string): string[] {
  return causesIn(text).map(([cause]) => cause);
}

/** As a terminal of 80 columns breaks it. */
function brokenAt(text: string, columns: number): string {
  return text.match(new RegExp(`.{1,${columns}}`, 'g'))!.join('\n');
}

describe('the innermost error decides, whatever wraps it', () => {
  test.each([
    ['unexpected EOF', 'connection-reset'],
    ['net/http: HTTP/1.x transport connection broken: unexpected EOF', 'connection-reset'],
    ['http2: client connection force closed via ClientConn.Close', 'connection-reset'],
    ['dial tcp 192.0.2.1:443: operation was canceled', 'network-timeout'],
    ['socks connect tcp 127.0.0.1:1080->registry.example.com:443: dial tcp 127.0.0.1:1080: connect: connection refused',
      'proxy'],
    ['Proxy Error', 'proxy'],
    ['Gateway Time-out', 'proxy'],
    ['authenticationrequired', 'proxy'],
    ['tls: server chose an unconfigured cipher suite', 'x509'],
    ['tls: invalid signature by the server certificate: ECDSA verification failure', 'x509'],
  ])('%s', (error, cause) => {
    MESSAGES(error).forEach(message => expect(causesOf(message)).toEqual([cause]));
  });

  test('and tells nothing where it is not known, of a request for a token neither', () => {
    MESSAGES('dial tcp: missing address').forEach(message => expect(causesOf(message)).toEqual([]));
  });
});

test('a layer that ends too early is a download that is corrupt', () => {
  expect(causesOf(`Failed to pull image "${IMAGE}": failed to pull and unpack image "${IMAGE}": failed to copy: `
    + 'unexpected EOF')).toEqual(['corrupt-download']);
});

describe('a proxy that refuses, without its number', () => {
  test.each([
    ['the status of a pod', (error: string) => 'containerStatuses:\n- name: web\n  state:\n    waiting:\n'
      + `      message: '${error}'\n      reason: ErrImagePull`],
    ['Rancher', (error: string) => `Containers with unready status: [web]|[ErrImagePull: ${error}]`],
  ])('is one in %s too', (_, shown) => {
    expect(causesOf(shown(MESSAGES('Host Unreachable')[0]))).toEqual(['proxy']);
  });
});

describe('words that a terminal broke', () => {
  test.each([
    ['proxyconnect tcp: dial tcp 192.0.2.1:3128: connect: connection refused', 'proxy'],
    ['x509: certificate signed by unknown authority', 'x509'],
    ['net/http: TLS handshake timeout', 'tls-timeout'],
    ['dial tcp: lookup registry.example.com on 192.0.2.2:53: dial udp 192.0.2.2:53: connect: network is unreachable',
      'dns'],
  ])('decide before those of another cause that are whole: %s', (error, cause) => {
    for (const message of MESSAGES(error)) {
      for (let columns = 60; columns < 100; columns++) {
        expect([columns, ...causesOf(brokenAt(message, columns))]).toEqual([columns, cause]);
      }
    }
  });

  test('are read over the lines of a column, which it breaks between words', () => {
    expect(causesOf('Warning  Failed   29s   kubelet   Failed to pull image "registry.example.com/team/web:1": failed\n'
      + '                              to copy: failed commit on ref "layer": commit failed: the checksum of what was\n'
      + '                              written did\n                              not match'))
      .toEqual(['corrupt-download']);
  });
});

test('containerd without the snapshotter that it is to use cannot unpack', () => {
  expect(causesOf(`failed to pull and unpack image "${IMAGE}": failed to stat snapshot sha256:aa: snapshotter stargz `
    + 'was not found: not found')).toEqual(['unpack-failed']);
});

test('a manifest of the first format is named as that, whoever does not support it', () => {
  expect(causesOf(`failed to pull and unpack image "${IMAGE}": unsupported media type `
    + '"application/vnd.docker.distribution.manifest.v1+prettyjws"')).toEqual(['schema1']);
});
