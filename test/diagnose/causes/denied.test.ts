import { PullFailure, PullFailureCause } from '../../../src/diagnose';

const IMAGE = 'reg.example.com/acme/web:1';
const pulled = (said: string, image = IMAGE) => PullFailure.classify(
  `Failed to pull image "${image}": failed to pull and unpack image "${image}": ${said}`);
const opened = (address: string, image?: string) => pulled('failed to copy: httpReadSeeker: failed open: unexpected '
  + `status from GET request to https://${address}: 403 Forbidden`, image);
const token = (kind: string, status: string) => pulled(`failed to resolve reference "${IMAGE}": failed to authorize: `
  + `failed to fetch ${kind} token: unexpected status from GET request to https://auth.example.com/token?scope=a: ${status}`);
const manifest = (said: string) => pulled(`failed to resolve reference "${IMAGE}": unexpected status from HEAD request `
  + `to https://reg.example.com/v2/acme/web/manifests/1: 403 Forbidden${said}`);

const DIGEST = 'ab'.repeat(32);
const LAYERS: readonly string[] = [
  `mirror.example.com/v2/acme/web/blobs/sha256:${DIGEST}?ns=reg.example.com`,
  `store.example.com/registry-v2/docker/registry/v2/blobs/sha256/ab/${DIGEST}/data`,
  `store.example.com/ghcr1/blobs/sha256:${DIGEST}?se=2026&sig=x`,
  `cdn.example.com/sha256/ab/${DIGEST}?Expires=1&Signature=2`,
  `minio.example.com:9000/registry/docker/registry/v2/blobs/sha256/ab/${DIGEST}/data`,
  'bucket.example.com/6f-1?X-Amz-Algorithm=AWS4&X-Amz-Signature=abcd', 'd5l0.example.net/layer',
];

test.each(LAYERS)('a layer that is refused is of the store, as the manifest had come: %s', address => {
  const { cause, meaning, fix } = opened(address);
  expect(cause).toBe(PullFailureCause.FORBIDDEN_DENIED);
  expect(meaning).toContain('let the pull begin');
  expect(fix).not.toContain('spelling');
});

test.each([
  'error pulling image configuration: download failed after attempts=1: error parsing HTTP 403 response body: invalid '
    + 'character \'<\' looking for beginning of value: "<html>403"',
  'parsing image configuration: fetching blob: invalid status code from registry 403 (Forbidden)',
  `reading blob sha256:${DIGEST}: fetching blob: StatusCode: 403, "<html>"`,
])('so it is where no address is told: %s', said => {
  expect(pulled(said).meaning).toContain('let the pull begin');
});

test.each([
  ['a manifest', opened('reg.example.com/v2/acme/web/manifests/sha256:ab')],
  ['a manifest elsewhere', opened('mirror.example.com/v2/acme/web/manifests/sha256:ab')],
  ['a tag', manifest('')],
  ['a token', pulled('failed to copy: httpReadSeeker: failed open: failed to authorize: failed to fetch oauth token: '
    + 'unexpected status from GET request to https://auth.example.com/token?scope=a: 403 Forbidden')],
  ['IAM, of a layer', pulled('failed to copy: httpReadSeeker: failed open: unexpected status code '
    + 'https://reg.example.com/v2/acme/web/blobs/sha256:ab: 403 Forbidden - Server message: denied: User: arn:aws:iam::1:user/a '
    + 'is not authorized to perform: ecr:GetDownloadUrlForLayer')],
])('what is refused of no layer is not of the store: %s', (_, { cause, meaning }) => {
  expect(cause).toBe(PullFailureCause.FORBIDDEN_DENIED);
  expect(meaning).not.toContain('let the pull begin');
});

test.each([
  ['ghcr.io/acme/web:1', 'ghcr.io'], ['nginx:1', 'registry-1.docker.io'],
  ['reg.example.com:443/web:1', 'Reg.example.com'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
])('a layer that the registry itself refuses may be for the credential, or for the store: %s', (image, host) => {
  const { cause, alternatives, meaning, fix } = opened(`${host}/v2/web/blobs/sha256:${DIGEST}`, image);
  expect(cause).toBe(PullFailureCause.FORBIDDEN_DENIED);
  expect(alternatives).toEqual([
    PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND,
  ]);
  expect(meaning).not.toContain('not the repository');
  expect(fix).toContain('ecr:GetDownloadUrlForLayer');
});

test('a layer of ECR Public that its CDN refuses is no login that is too old', () => {
  expect(opened('d5l0dvt14r5h8.cloudfront.net/registry-v2/blob', 'public.ecr.aws/a/b:1').fix).not.toContain('logout');
});

test.each([
  ['a bill', 'bill', manifest(': denied: This API method requires billing to be enabled.')],
  ['a bill, of layers', 'bill', pulled('failed to copy: httpReadSeeker: failed open: unexpected status code '
    + 'https://storage.googleapis.com/artifacts.p.appspot.com/x: 403 Forbidden - Server message: unknown: The billing '
    + 'account for the owning project is disabled in state absent')],
  ['a country', 'country', manifest(': The distribution is configured to block access from your country.')],
  ['export control, though access is called denied', 'country', pulled('pull access denied for acme/web, repository '
    + 'does not exist: denied: we must comply with US export control regulations', 'acme/web:1')],
  ['a firewall of the registry', 'firewall', manifest(": denied: client with IP '192.0.2.7' is not allowed access. "
    + 'Refer https://aka.ms/acr/firewall to grant access.')],
  ['a list of addresses', 'firewall', manifest(': denied: the `acme` organization has an IP allow list enabled, and '
    + 'your IP address is not permitted to access this resource.')],
])('what is refused to whoever asks sends nobody to names and pull secrets: %s', (_, word, failure) => {
  expect(failure.cause).toBe(PullFailureCause.FORBIDDEN_DENIED);
  expect(failure.alternatives).toEqual([]);
  expect(failure.meaning).toMatch(new RegExp(word));
  expect(`${failure.fix} ${failure.nextCommand}`).not.toMatch(/spelling|imagePullSecrets/);
});

test.each([
  ['gcr.io/acme/web:1', 'acme'], ['eu.gcr.io/acme/web:1', 'acme'], ['us-docker.pkg.dev/acme/apps/web:1', 'acme'],
  ['reg.example.com/acme/web:1', 'PROJECT'],
])('the bill of a Google project is looked at by its name: %s', (image, project) => {
  expect(pulled('403 Forbidden: denied: This API method requires billing to be enabled.', image).nextCommand)
    .toBe(`gcloud billing projects describe ${project}`);
});

test.each(['anonymous', 'oauth'])('a token service that is none tells nothing of the tag: %s token', kind => {
  for (const status of ['404 Not Found', '405 Method Not Allowed', '410 Gone']) {
    const { cause, meaning, nextCommand } = token(kind, status);
    expect(cause).toBe(PullFailureCause.UNEXPECTED_STATUS);
    expect(meaning).toContain('no manifest was asked for');
    expect(nextCommand).toContain('https://reg.example.com/v2/');
  }
});

test('a limit that was met without a credential says so, and that an account has a higher one', () => {
  for (const { cause, meaning, fix } of [
    token('anonymous', '429 Too Many Requests'),
    manifest(': 429 Too Many Requests: toomanyrequests: You have reached your unauthenticated pull rate limit.'),
  ]) {
    expect(cause).toBe(PullFailureCause.RATE_LIMITED);
    expect(meaning).toContain('sent no credential');
    expect(fix).toContain('pull secret');
  }
  expect(token('oauth', '429 Too Many Requests').meaning).not.toContain('no credential');
});

test.each(['403 Forbidden', '401 Unauthorized', '400 Bad Request'])(
  'a credential that is refused may be that of the node: %s', status => {
    const { fix } = token('oauth', status);
    expect(fix).toContain('pull secret');
    expect(fix).toContain('credential provider');
  },
);

test.each(['403 Forbidden', '401 Unauthorized'])('what asks without a credential has none that expired: %s', status => {
  expect(token('anonymous', status).alternatives).not.toContain(PullFailureCause.TOKEN_EXPIRED);
});

test('the secret of a service principal expires', () => {
  const { cause, alternatives, fix } = pulled(`failed to resolve reference "${IMAGE}": failed to authorize: failed to `
    + 'fetch oauth token: unexpected status from POST request to https://acme.azurecr.io/oauth2/token: 401 Unauthorized: '
    + 'AADSTS7000222: The provided client secret keys for app are expired');
  expect([cause, ...alternatives]).toEqual([PullFailureCause.TOKEN_EXPIRED]);
  expect(fix).toContain('az ad app credential reset');
});
