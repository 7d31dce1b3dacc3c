import { PullFailure, PullFailureCause } from '../../../src/diagnose';

const {
  NOT_FOUND, TAG_NOT_FOUND, UNAUTHORIZED, FORBIDDEN_DENIED, RATE_LIMITED, UNEXPECTED_STATUS, REGISTRY_5XX, X509,
} = PullFailureCause;
const pulled = (image: string, said: string) => PullFailure.classify(
  `Failed to pull image "${image}": failed to pull and unpack image "${image}": ${said}`);
const NGINX = 'docker.io/library/nginx:1';
const asked = (address: string, said: string, image = NGINX) => pulled(image,
  `failed to resolve reference "${image}": unexpected status from HEAD request to https://${address}: ${said}`);
const ofMirrors = (first: string, source: string) => pulled('quay.io/acme/web:1', '(Mirrors also failed: '
  + `[mirror.example.com:5000/quay/acme/web:1: ${first}]): quay.io/acme/web:1: ${source}`);
const NO_HOST = 'pinging container registry quay.io: Get "https://quay.io/v2/": dial tcp: lookup quay.io: no such host';

const MIRROR = 'harbor.example.com/v2/proxy/library/nginx/manifests/1?ns=docker.io';

test.each([
  ['404 Not Found', TAG_NOT_FOUND], ['401 Unauthorized', UNAUTHORIZED], ['403 Forbidden', FORBIDDEN_DENIED],
  ['429 Too Many Requests', RATE_LIMITED],
])('what a mirror answers is of it, by ns of its address: %s', (said, cause) => {
  const failure = asked(MIRROR, said);
  expect(failure).toMatchObject({ cause, image: NGINX, registry: 'harbor.example.com' });
  expect(failure.nextCommand).toBe('skopeo list-tags docker://harbor.example.com/proxy/library/nginx');
  expect(failure.meaning).toContain('mirror or proxy cache of docker.io');
  expect(`${failure.meaning} ${failure.fix}`).not.toContain('Docker Hub');
});

test.each([
  ['400 Bad Request', UNEXPECTED_STATUS], ['503 Service Unavailable', REGISTRY_5XX], ['520 <none>', REGISTRY_5XX],
])('a mirror that fails is asked itself: %s', (said, cause) => {
  const blob = asked('mirror.example.com/v2/library/nginx/blobs/sha256:ab?ns=docker.io', said);
  for (const failure of [asked(MIRROR, said), blob]) {
    expect(failure.cause).toBe(cause);
    expect(failure.nextCommand).toBe(`curl -sS -o /dev/null -D - https://${failure.registry}/v2/`);
    expect(failure.registry).toMatch(/^(?:harbor|mirror)\.example\.com$/);
  }
});

test.each([
  ['403 Forbidden', FORBIDDEN_DENIED, 'refused'], ['401 Unauthorized', UNAUTHORIZED, 'refused'],
  ['404 Not Found', TAG_NOT_FOUND, 'had no'],
])('of a layer that a mirror does not give, it is told which mirror and which layer: %s', (said, cause, did) => {
  const layer = `sha256:0a1b2c3d4e5f${'0'.repeat(52)}`;
  for (const failure of [
    asked(`harbor.example.com/v2/proxy/library/nginx/blobs/${layer}?ns=docker.io`, said),
    ofMirrors(`reading blob ${layer}: fetching blob: ${said}`, NO_HOST),
  ]) {
    const [host, of] = failure.image === NGINX
      ? ['harbor.example.com', 'docker.io'] : ['mirror.example.com:5000', 'quay.io'];
    expect(failure).toMatchObject({ cause, registry: host });
    expect(failure.meaning).toBe(`${host}, a mirror or proxy cache of ${of}, let the pull begin, and then ${did} layer `
      + `sha256:0a1b2c3d4e5f; what ${of} would say is not known.`);
    expect(failure.fix).not.toMatch(/repository|bucket|ECR/);
  }
});

test('the image of a mirror is that of the registry it stands for', () => {
  const said = (address: string) => PullFailure.classify('msg="trying next host" error="failed to do request: Head '
    + `\\"https://${address}\\": dial tcp 10.0.0.5:443: connect: network is unreachable"`);
  expect(said('mirror.example.com/v2/library/redis/manifests/7?ns=docker.io'))
    .toMatchObject({ image: 'docker.io/library/redis:7', registry: 'mirror.example.com' });
  expect(said('mirror.example.com/v2/proxy/library/redis/manifests/7?ns=docker.io').image)
    .toBe('docker.io/library/redis:7');
  expect(said('mirror.example.com/v2/acme/web/manifests/7?ns=ghcr.io').image).toBe('ghcr.io/acme/web:7');
});

test('a service for tokens that is not the one of Docker Hub is of a mirror, to which the node logs in', () => {
  const token = (address: string, image = NGINX) => pulled(image, 'failed to authorize: failed to fetch anonymous '
    + `token: unexpected status from GET request to https://${address}?scope=a&service=b: 401 Unauthorized`);
  const failure = token('harbor.example.com/service/token');
  expect(failure).toMatchObject({ cause: UNAUTHORIZED, image: NGINX, registry: undefined });
  expect(failure.meaning).toContain('mirror or proxy cache of docker.io');
  expect(failure.nextCommand).toMatch(/^ssh NODE sudo grep /);
  expect(token('auth.docker.io/token').registry).toBe('docker.io');
  expect(token('auth.example.com/token', 'reg.example.com/web:1').registry).toBe('reg.example.com');
});

test('a host that is asked for the same path as the registry is its mirror', () => {
  expect(asked('mirror.example.com/v2/library/nginx/manifests/1', '404 Not Found').registry).toBe('mirror.example.com');
});

test.each([
  ['Docker Hub', 'registry-1.docker.io/v2/library/nginx/manifests/1', NGINX, 'docker.io'],
  ['Docker Hub, told so', 'registry-1.docker.io/v2/library/nginx/manifests/1?ns=docker.io', NGINX, 'docker.io'],
  ['Docker Hub, with its port', 'registry-1.docker.io:443/v2/library/nginx/manifests/1', NGINX, 'docker.io'],
  ['Docker Hub, by another name', 'registry.hub.docker.com/v2/library/nginx/manifests/1', NGINX, 'docker.io'],
  ['itself without its port', 'reg.example.com/v2/web/manifests/1', 'reg.example.com:443/web:1', 'reg.example.com:443'],
  ['itself with its port', 'reg.example.com:443/v2/web/manifests/1?ns=reg.example.com', 'reg.example.com/web:1',
    'reg.example.com'],
  ['itself in capitals', 'Reg.Example.com/v2/web/manifests/1', 'reg.example.com/web:1', 'reg.example.com'],
  ['itself', 'reg.example.com/v2/web/manifests/1?ns=reg.example.com', 'reg.example.com/web:1', 'reg.example.com'],
  ['where the registry sends to', 'us-west1-docker.pkg.dev/v2/k8s/images/pause/manifests/3', 'registry.k8s.io/pause:3',
    'registry.k8s.io'],
  ['a store', 'd2.cloudfront.net/v2/a/b/blobs/sha256:ab', 'public.ecr.aws/a/b:1', 'public.ecr.aws'],
])('no mirror is %s', (_, address, image, registry) => {
  const failure = asked(address, '403 Forbidden', image);
  expect(failure.registry).toBe(registry);
  expect(failure.meaning).not.toContain('mirror');
});

test('of mirrors that failed before the registry, that one is asked which answered', () => {
  expect(ofMirrors('reading manifest 1 in mirror.example.com:5000/quay/acme/web: manifest unknown', NO_HOST))
    .toMatchObject({
      cause: TAG_NOT_FOUND,
      image: 'quay.io/acme/web:1',
      registry: 'mirror.example.com:5000',
      nextCommand: 'skopeo list-tags docker://mirror.example.com:5000/quay/acme/web',
    });
  expect(ofMirrors(NO_HOST, 'reading manifest 1 in quay.io/acme/web: manifest unknown'))
    .toMatchObject({ registry: 'quay.io', nextCommand: 'skopeo list-tags docker://quay.io/acme/web' });
  expect(ofMirrors('pinging container registry mirror.example.com:5000: Get "https://mirror.example.com:5000/v2/": tls: '
    + 'failed to verify certificate: x509: certificate signed by unknown authority', NO_HOST))
    .toMatchObject({ cause: X509, registry: 'mirror.example.com:5000' });
});

test.each([
  ['unknown: repository proxy/library/nginx not found', NOT_FOUND],
  ['NotFound: repository docker-hub-cache/library/nginx not found: name unknown', NOT_FOUND],
  ['unknown: artifact dockerhub-proxy/library/nginx:1 not found', TAG_NOT_FOUND],
])('a path with a project before that of the image is of a cache, which only the node knows: %s', (said, cause) => {
  const failure = pulled('nginx:1', said);
  expect(failure).toMatchObject({ cause, image: 'nginx:1', registry: undefined });
  expect(failure.nextCommand).toMatch(/^ssh NODE sudo grep -rs \. \/etc\/containerd/);
  expect(`${failure.meaning} ${failure.fix}`).not.toContain('Docker Hub');
});

test.each([
  ['harbor.example.com/proxy/library/nginx:1', 'unknown: repository proxy/library/nginx not found',
    'harbor.example.com'],
  ['nginx:1', 'repository docker.io/library/nginx not found: does not exist or no pull access', 'docker.io'],
])('the path of the image itself is none: %s', (image, said, registry) => {
  expect(pulled(image, said).registry).toBe(registry);
});
