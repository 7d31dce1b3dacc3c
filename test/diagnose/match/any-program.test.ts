import { causesIn } from '../pastes';

const IMAGE = 'registry.example.com/team/app:1.2';

/** How programs say that an image could not be had: tools, controllers, builders, scanners, in text and as records. */
const SAID: readonly ((error: string) => string)[] = [
  error => `Error: failed to pull image ${IMAGE}: ${error}`,
  error => `fatal: resolving image ubuntu:22.04: ${error}`,
  error => `Error getting image ubuntu:22.04 from registry: ${error}`,
  error => `Got error when attempting to fetch image version from registry: ${error}`,
  error => `unable to pin image ubuntu to digest: errors:\n${error}`,
  error => `Task failed: ImagePullFailure: ${error}`,
  error => `Preparing import: Fetching manifest: ${error}`,
  error => `scan of ${IMAGE}\n[0001] ERROR could not fetch image: ${error}`,
  error => JSON.stringify({ level: 'error', ts: 1, msg: 'unable to fetch it', image: IMAGE, error }),
  error => `level=error msg="cannot get image digest" image=${IMAGE} error="${error}"`,
  error => `Traceback (most recent call last):\n  File "client.py", line 10, in get_manifest\n    raise\nX: ${error}`,
  error => `java.lang.RuntimeException: Could not retrieve image ubuntu:22.04\n\tat a.B(B.java)\nCaused by: ${error}`,
  error => `> Pulling container image ${IMAGE} ...\n> ERROR ${error}`,
  error => `Downloading ${IMAGE}\nError: ${error}`,
  error => `[+] Running 0/2\n ⠿ web Error  2.3s\n ⠿ db Pulling  2.3s\nError response from daemon: ${error}`,
];

/** How systems, libraries and registries say why. */
const WHY: readonly (readonly [string, string])[] = [
  ['x509: certificate signed by unknown authority', 'x509'], ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'x509'],
  ['The SSL connection could not be established, see inner exception.', 'x509'],
  ['dial tcp: lookup registry.example.com: no such host', 'dns'], ['[Errno -2] Name or service not known', 'dns'],
  ['The remote name could not be resolved', 'dns'], ['getaddrinfo ENOTFOUND registry.example.com', 'dns'],
  ['connect ECONNREFUSED 127.0.0.1:5000', 'connection-refused'], ['socket hang up', 'connection-reset'],
  ['Remote end closed connection without response', 'connection-reset'], ['EOF', 'connection-reset'],
  ['dial tcp 10.0.0.1:443: i/o timeout', 'network-timeout'], ['ESOCKETTIMEDOUT', 'network-timeout'],
  ['timeout of 30000ms exceeded', 'network-timeout'], ['net/http: TLS handshake timeout', 'tls-timeout'],
  ['Cannot determine the frame size or a corrupted frame was received.', 'http-vs-https'],
  ['Tunnel connection failed: 403 Forbidden', 'proxy'], ['Request failed with status code 401', 'unauthorized'],
  ['The credentials are not valid', 'unauthorized'], ['unauthenticated', 'unauthorized'],
  ['403 Client Error: Forbidden', 'forbidden-denied'], ['insufficient permissions', 'forbidden-denied'],
  ['User is not allowed to pull from this repository', 'forbidden-denied'], ['ExpiredToken', 'token-expired'],
  ['The specified image tag does not exist', 'tag-not-found'], ['no such manifest', 'tag-not-found'],
  ['NAME_UNKNOWN: repository name not known to registry', 'not-found'], ['HTTP 429', 'rate-limited'],
  ['503 Server Error: Service Unavailable', 'registry-5xx'], ['HTTP 502 Bad Gateway', 'registry-5xx'],
  ['522 Origin Connection Time-out', 'registry-5xx'], ['insufficient disk space', 'disk'],
  ['no suitable manifest found for platform linux/arm64', 'platform-mismatch'],
  ['checksum mismatch', 'corrupt-download'],
  ['unknown media type: application/vnd.cncf.helm.chart', 'not-an-image'],
  ['error getting credentials - err: exit status 1, out: ``', 'credential-helper'],
];

test.each(WHY)('%s is %s, whatever program says it of an image', (error, cause) => {
  expect(SAID.map(said => causesIn(said(error)).map(([first]) => first))).toEqual(SAID.map(() => [cause]));
});

test.each([
  (error: string) => `Unable to fetch image from camera 1: ${error}`,
  (error: string) => `failed to load image /assets/logo.png: ${error}`,
  (error: string) => `Could not get manifest.webmanifest: ${error}`,
  (error: string) => `Error resizing image: ${error}`,
  (error: string) => `docker run -p 80:80 nginx:1.25\n2024/01/01 [error] 1#1: ${error}`,
  (error: string) => `velero: error getting backup store: ${error}, image velero/velero:v1.12`,
])('other images, and what is only beside one, are not pulled: %#', said => {
  expect(['dial tcp 10.0.0.1:443: i/o timeout', 'connect ECONNREFUSED 127.0.0.1:5000', 'HTTP 502 Bad Gateway', 'EOF']
    .filter(error => causesIn(said(error)).length > 0)).toEqual([]);
});
