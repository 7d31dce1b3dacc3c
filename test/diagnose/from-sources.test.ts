import { causesIn } from './pastes';
import { readCorpus } from './support';

/** What a program writes, by its source, and the cause that it tells: `none` for no pull, or no cause. */
interface SourceEntry {
  readonly message: string;
  readonly cause: string;
  readonly source: string;
}

const entries = readCorpus<SourceEntry>('from-sources');

test('what programs write, by their sources, is named as it was judged, and nothing else is', () => {
  const named = (text: string) => causesIn(text).map(([cause]) => cause).join(' ') || 'none';
  expect(entries.filter(({ message, cause }) => named(message) !== cause)).toEqual([]);
});

test('each tells its source, and none is there twice', () => {
  expect(entries.filter(({ source }) => !/^[\w-]+\/[\w-]+@v?\d[\w.-]*|^from memory of \S/.test(source))).toEqual([]);
  expect(new Set(entries.map(({ message }) => message)).size).toBe(entries.length);
});

const IMAGE = 'reg.example.com/acme/web:1';
const REASONS: readonly (readonly [string, string])[] = [
  ['dial tcp: lookup reg.example.com on 10.0.0.2:53: no such host', 'dns'],
  ['x509: certificate signed by unknown authority', 'x509'], ['dial tcp 10.0.0.5:443: i/o timeout', 'network-timeout'],
  ['dial tcp 10.0.0.5:443: connect: connection refused', 'connection-refused'],
  ['read tcp 10.0.0.2:1->10.0.0.5:443: read: connection reset by peer', 'connection-reset'],
];

test.each([
  ' ✘ web Error @ 1.2s', ' ! web Warning @ 1.2s', 'Error: reading tags for reg.example.com/acme/web: @',
  'error building image: error building stage: failed to get filesystem from image: @', 'failed to register layer: @',
  'ERROR: failed to build: fetching lifecycle image: @', 'ERROR: failed to initialize analyzer: getting run image: @',
  `ERROR: failed to ensure registry read access to ${IMAGE}: @`, `I/O error for image [${IMAGE}]:\n    @`,
  `Tried to pull image manifest for ${IMAGE} but failed because: @`,
  'Error: failed to publish images: fetching base image: @',
  `unable to find the specified image "${IMAGE}" in ["remote"]: 1 error occurred:\n\t* remote error: @`,
])('who pulls is known by its words, and then the reason is: %s', said => {
  const first = (reason: string) => causesIn(said.replace('@', reason)).map(([cause]) => cause).join();
  expect(REASONS.filter(([reason, cause]) => first(reason) !== cause)).toEqual([]);
});

test.each([
  'ERROR: failed to solve: failed to read dockerfile: @',
  `Tried to push image manifest for ${IMAGE} but failed because: @`,
  'ERROR: failed to solve: failed to fetch remote https://github.com/acme/web.git: @',
  'ERROR: failed to configure registry cache exporter: failed to resolve reference: @',
  `failed to put manifest ${IMAGE}: @`, `failed to delete manifest ${IMAGE}: @`,
  'Error: logging into "reg.example.com": @',
  'Error: authenticating creds for "reg.example.com": pinging container registry reg.example.com: @',
  `build [web] failed: could not push image "${IMAGE}": @`,
  'Error: failed to validate the credentials for reg.example.com: @',
  'ERROR: failed to solve: failed to export to docker: Error response from daemon: @',
  'The image "logo.png" could not be loaded: @',
  'failed to generate manifest for source 1 of 1: failed to list refs: @',
])('what else is done with images and registries is no pull, whatever the reason: %s', said => {
  expect(REASONS.filter(([reason]) => causesIn(said.replace('@', reason)).length > 0)).toEqual([]);
});

test('what asks a registry is a pull where it says so, and none where it says a login', () => {
  const refused = 'pinging container registry a.io: Get "https://a.io/v2/": dial tcp: lookup a.io: no such host';
  expect(causesIn(`Error: authenticating creds for "a.io": ${refused}`)).toEqual([]);
  expect(causesIn(`Error: initializing source docker://a.io/x:1: ${refused}`).length).toBe(1);
});

test.each([
  ['short-name resolution: something else', []],
  ['name resolution failed', ['dns']],
  ['unexpected digest algorithm', []],
  ['unexpected digest: sha256:1 != sha256:2', ['corrupt-download']],
])('words that only look like others: %s', (words, causes) => {
  expect(causesIn(`failed to pull image "a.io/x:1": ${words}`).map(([first]) => first)).toEqual(causes);
});

test.each([
  ['registry responded with 500', 'registry-5xx'], ['the registry is unavailable (503)', 'registry-5xx'],
  ['you have exceeded your pull quota', 'rate-limited'], ['access to a.io/x was denied', 'forbidden-denied'],
  ['AccessDeniedException: not authorized', 'forbidden-denied'], ['net::ERR_CONNECTION_TIMED_OUT', 'network-timeout'],
  ['net::ERR_NAME_NOT_RESOLVED', 'dns'], ['Connection broken: 10 bytes read', 'connection-reset'],
  ['SEC_E_UNTRUSTED_ROOT', 'x509'], ['received HTTP response on an HTTPS connection', 'http-vs-https'],
  ['expected digest sha256:1 but got sha256:2', 'corrupt-download'], ['invalid gzip header', 'corrupt-download'],
  ['truncated layer archive', 'corrupt-download'], ['layer sha256:1 is corrupt', 'corrupt-download'],
  ['no suitable platform in index', 'platform-mismatch'], ['not available for platform', 'platform-mismatch'],
  ['unsupported artifact type', 'not-an-image'], ['not a valid image reference', 'invalid-reference'],
  ['no valid signature found', 'signature'], ['the layer is unsigned', 'signature'],
  ['credential helper ecr-login exited with status 1', 'credential-helper'],
  ['docker-credential-gcloud not found', 'credential-helper'], ['tag 2.0 missing in the repository', 'tag-not-found'],
  ['failed to apply layer: operation not supported', 'unpack-failed'], ['not enough disk space', 'disk'],
])('words of any program: %s is %s', (words, cause) => {
  for (const said of [`pulling team/app:1.2: ${words}`, `Failed to pull image "a.io/x:1": ${words}`]) {
    expect(causesIn(said).map(([first]) => first)).toEqual([cause]);
  }
});

test.each([
  'Error uploading image to registry: 403 Forbidden', 'Failed to process image photo.png: invalid image format',
  'Signature verification failed for package foo', 'cosign: Error: no matching signatures',
  'could not load model: checksum mismatch', 'App failed: TokenExpiredError: jwt expired',
  'Error: error deleting image "a.io/x:1": image not found', 'Certificate for db.example.com has expired',
])('the same of other things is no pull: %s', text => {
  expect(causesIn(text)).toEqual([]);
});
