import { likelyPull } from '../../../src/diagnose/match/likely-pull';
import { secondReading } from '../../../src/diagnose/match/second-reading';
import { expectLinear } from '../../support/linear';
import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe('a paste whose form shows that an image is pulled', () => {
  const PULL = 'fetching base image reg.example.com/team/app:1.2 …';
  test.each([
    ['status=401', 'unauthorized'], ['statusCode: 403', 'forbidden-denied'],
    ['unsupported status code 404; body', 'tag-not-found'], ['HTTP/1.1 429 Too Many', 'rate-limited'],
    ['response code: 503', 'registry-5xx'], ['returned 451', 'unexpected-status'],
    ['TOOMANYREQUESTS', 'rate-limited'], ['NAME_UNKNOWN', 'not-found'], ['BLOB_UNKNOWN', 'corrupt-download'],
    ['ENOSPC', 'disk'], ['invalid peer certificate: UnknownIssuer', 'x509'],
    ['SSL: WRONG_VERSION_NUMBER', 'http-vs-https'], ['getaddrinfo EAI_AGAIN', 'dns'],
    ['ConnectionRefusedError', 'connection-refused'], ['socket hang up', 'connection-reset'],
    ['java.net.SocketTimeoutException', 'network-timeout'], ['tls handshake timed out', 'tls-timeout'],
    ['ProxyError', 'proxy'], ['authentication failed', 'unauthorized'], ['token has now expired', 'token-expired'],
    ['could not extract: operation not permitted', 'unpack-failed'],
  ])('is read by words as any program writes them: %s is %s', (words, cause) => {
    expect(first(`${PULL}\nERRO: ${words}`)).toEqual([cause]);
  });

  test('is not taken for one by what names contain', () => {
    expect(first('Pulling image "reg.example.com/unauthorized/ssl-error:404" …')).toEqual([]);
    expect(first('docker pull https://reg.example.com/forbidden?code=404')).toEqual([]);
  });

  test('has no cause where none is said', () => {
    expect(first(PULL)).toEqual([]);
  });
});

test.each([
  'git push: reg.example.com/team/app:1.2 status=403', 'npm ERR! 401 reg.example.com/team/app:1.2',
  'Readiness probe failed: reg.example.com/team/app:1.2 HTTP 503', 'GET /index.html 404',
  'src/main.example.go/file.go:12: connection refused',
])('what is about something else is none: %s', text => {
  expect(first(text)).toEqual([]);
});

test('a long text is left alone', () => {
  const text = `docker://a.io/x:1 status=401${' '.repeat(20_000)}`;
  expect([likelyPull(text), secondReading(text)]).toEqual([undefined, undefined]);
});

test.each([
  'a', 'a/', 'a.b:', 'docker ', 'token x ', 'pull ', '"', 'read image ', 'status ', 'connection ', 'image ',
  'image a:b ',
  'tag ', 'repository ', 'sha256 ', 'platform ', 'media type ', 'credential ', 'unable to find a ', 'Get " ',
  'EOF ', 'a/b:c ', 'a-', 'a.', 'a/', 'a@', 'a:', 'PullImage-', 'getImageBlob/',
])('a long text of `%s` is read in one pass', unit =>
  expectLinear(2_000, size => unit.repeat(size / unit.length), text => [likelyPull(text), secondReading(text)]));

test('the status of the engine is that of no registry', () => {
  expect(first('Error: (HTTP code 500) server error - Get "https://a.io/v2/x/manifests/1": socket hang up'))
    .toEqual(['connection-reset']);
  for (const text of [
    '404 Client Error for http+docker://localhost/v1.43/images/a.io/x:1/json: Not Found ("No such image: a.io/x:1")',
    'Docker API call to "localhost/v1.24/images/create?fromImage=a" failed with status code 500 "Internal"',
    'HTTPError: 500 Server Error: Internal Server Error for url: http://10.0.0.1:2376/v1.35/images/create?tag=1',
    'com.github.dockerjava.api.exception.InternalServerErrorException: Status 500: unknown image in /images/create',
  ]) {
    expect(first(text)).toEqual([]);
  }
});

test('the first answer of a registry, as debug lines show it, is none', () => {
  expect(first('DEBU[0000] GET https://a.io/v2/\nDEBU[0000] Ping https://a.io/v2/ status 401\n'
    + 'DEBU[0000] GET https://a.io/v2/x/tags/list')).toEqual([]);
});

describe('what the registry itself said stands behind its mirrors', () => {
  const said = (mirror: string, registry: string) =>
    causesIn(`initializing source a.io/x:1: (Mirrors also failed: [m.io/x:1: ${mirror}]): a.io/x:1: ${registry}`);
  const UNKNOWN = 'reading manifest 1 in a.io/x: manifest unknown';
  const REFUSED = 'pinging container registry: dial tcp 10.0.0.1:443: connect: connection refused';
  test('and what they said may be it too', () => {
    expect(said(REFUSED, UNKNOWN)).toEqual([['tag-not-found', 'not-found', 'connection-refused']]);
    // In a network without a way to the source it is the mirror that has to have it.
    expect(said(UNKNOWN, REFUSED)).toEqual([['tag-not-found', 'not-found', 'connection-refused']]);
    expect(said(UNKNOWN, UNKNOWN)).toEqual([['tag-not-found', 'not-found']]);
  });
  test('and where it said nothing that is known, theirs counts', () => {
    expect(said(UNKNOWN, 'something new').map(([cause]) => cause)).toEqual(['tag-not-found']);
  });
});

test.each([
  ['http error: code 401, message {"errors":[{"detail":[{"Action":"pull"}]}]}', 'unauthorized'],
  ['GET ***: UNAUTHORIZED: unauthorized to access repository: ***, action: pull', 'unauthorized'],
  ['getting image: unsupported status code 405', 'unexpected-status'],
  ['pulling image: a.io/x:1\nerror: GET failed; expected status 401 but got 200: OK', 'unexpected-status'],
  ['pulling image: a.io/x:1\nerror: GET failed; expected status {401, 200} but got 403: Forbidden', 'forbidden-denied'],
  ["Unable to access the repository 'x' at tag '1' in the registry 'a.io'. HTTP 502", 'registry-5xx'],
  ['Failed to look up docker package a.io/x: 429', undefined],
  ['Failed to look up docker package a.io/x: HTTP 429', 'rate-limited'],
  ['failed to read metadata for blob 0a1b from backend, Request(source: TimedOut)', 'network-timeout'],
  ['error: not in registry: a.io:443/x:1', 'tag-not-found'],
  ["[supervisor.docker.interface] Can't install a/x:1 -> 500 Server Error: Internal Server Error "
    + '("readlink /var/lib/docker/overlay2: invalid argument")', 'unpack-failed'],
  ['compose up operation failed: unexpected EOF', 'corrupt-download'],
  ['Image download error: dial tcp 10.0.0.1:443: i/o timeout', 'network-timeout'],
  ['应用安装失败: 拉取镜像失败 dial tcp 10.0.0.1:443: connect: connection refused', 'connection-refused'],
  ['イメージの取得に失敗しました: net/http: TLS handshake timeout', 'tls-timeout'],
  ['Pod docker image cannot be pulled: dial tcp 10.0.0.1:443: i/o timeout', 'network-timeout'],
  ['cannot resolve base image: not found', 'tag-not-found'],
  ['FATA[0006] httpReadSeeker: failed open: failed to do request (`EOF`)', 'connection-reset'],
  ['level=error msg="agent pull image err. EOF" name=shim', 'connection-reset'],
  ['500 Server Error for http+docker://localhost/v1.41/images/create?fromImage=x: Internal Server Error ('
    + '"received unexpected HTTP status: 500 Internal Server Error")', 'registry-5xx'],
  ['Error listing repository tags: http: unexpected EOF reading trailer', 'corrupt-download'],
  ['preparing layers: fetching manifest with status "401 Unauthorized" of test/postgres', 'unauthorized'],
])('what is asked of a registry shows a pull: %s', (text, cause) => {
  expect(first(text)[0]).toBe(cause);
});

test('a push that is asked for is none', () => {
  expect(first('http error: code 401, message {"errors":[{"detail":[{"Action":"push"}]}]}')).toEqual([]);
});

describe('what programs print of a registry that fails', () => {
  test.each([
    ['oras', 'Error from source registry for "a.io/x:1": a.io/x:1: not found', 'tag-not-found'],
    ['oras', 'Error response from registry: a.io:5000/x:1: not found', 'tag-not-found'],
    ['oras', 'Error from destination oci-layout for "o:1": failed to ingest: mismatched digest', 'corrupt-download'],
    ['helm', 'Error: failed to perform "FetchReference" on source: a.io/x:1.0.0: not found', 'tag-not-found'],
    ['crane', 'Error: saving tarball i.tar: unexpected EOF', 'corrupt-download'],
    ['crane', 'Error: GET http://a.io/v2/x/manifests/1: UNKNOWN: unknown error; map[]', 'registry-5xx'],
    ['crane', 'Error: GET http://a.io/v2/x/manifests/1: NOT_FOUND: project library not found', 'not-found'],
    ['crane', 'Error: Get "https://a.io/v2/": http: server gave HTTP response to HTTPS client; '
      + 'Get "http://a.io/v2/": EOF', 'connection-reset'],
    ['regctl', 'copy failed, error getting source: failed to get manifest a.io/x:1: empty challenge header',
      'unauthorized'],
    ['regctl', 'copy failed, error getting source: manifest digest mismatch, expected sha256:0a, computed sha256:0b',
      'corrupt-download'],
    ['ctr', 'ctr: failed to resolve reference "a.io/x:1": pulling from host a.io failed with status code '
      + '[manifests 1]: 521 unknown', 'registry-5xx'],
    ['podman', 'Error: initializing source docker://a.io/x:1: pinging container registry a.io: invalid status code '
      + 'from registry 525 ()', 'registry-5xx'],
    ['skopeo', 'level=fatal msg="initializing image from source docker://a.io/x:1: unexpected end of JSON input"',
      'corrupt-download'],
    ['docker', 'Error response from daemon: Get "http://a.io/v2/": malformed HTTP status code "mail"', 'http-vs-https'],
    ['crane', 'Error: fetching manifest a.io/x:1: GET https://a.io/v2/: unexpected status code 404 Not Found',
      'unexpected-status'],
    ['apptainer', 'FATAL:   While making image from oci registry: while building SIF from layers: unable to create '
      + 'new build: while searching for mksquashfs: exec: "mksquashfs": executable file not found in $PATH',
    'unpack-failed'],
    ['kubelet', 'Failed to pull image "a.io:99999/x": failed to do request: Head "https://a.io:99999/v2/x/manifests/1": '
      + 'dial tcp: address 99999: invalid port', 'invalid-reference'],
    ['ECS', 'CannotPullContainerError: failed to unpack image on snapshotter overlayfs: failed to extract layer '
      + 'sha256:0a: failed to get stream processor for application/vnd.in-toto+json: no processor for media-type: '
      + 'unknown', 'unpack-failed'],
    ['GitLab', 'Using Docker executor with image alpine:latest ...\nERROR: Preparation failed: Cannot connect to the '
      + 'Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?', 'runtime-unavailable'],
    ['pyxis', 'pyxis: importing docker image ...\npyxis:     [INFO] Extracting image layers...\n'
      + 'pyxis:     zstd: /raid/cache/0a: Permission denied', 'unpack-failed'],
    ['CRI-O', 'Failed to pull image "a.io/x:1": reading signatures: parsing signature https://a.io/x@sha256=0a/'
      + 'signature-9: unrecognized signature format, starting with binary 0x3c', 'signature'],
  ])('%s: %s', (_, text, cause) => {
    expect(first(text)).toEqual([cause]);
  });
});

test('what is different differs from no digest', () => {
  expect(first('image a.io/x:1 could not be accessed on a registry to record its digest. Each node will access it '
    + 'independently, possibly leading to different nodes running different versions of the image.')).toEqual([]);
});
