import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe('a server tells what it is asked by its path, and of no pull that failed', () => {
  test.each([
    ['nginx', '2024/03/04 18:22:10 [error] 3#3: *8 upstream prematurely closed connection while reading upstream, '
      + 'client: 10.0.4.1, server: a.io, request: "GET /v2/x/blobs/sha256:0a HTTP/1.1", upstream: "http://10.0.0.5/"'],
    ['HAProxy', 'fe_registry~ be_registry/b1 0/0/-1/-1/3003 503 222 - - "GET /v2/x/manifests/7 HTTP/1.1"\n'
      + 'Server be_registry/b1 is DOWN, reason: Layer4 connection problem, info: "Connection refused"'],
    ['Gitea', '[401] GET /v2/acme/web/manifests/latest 401 Unauthorized in 3.2ms'],
    ['Harbor', '[ERROR] [/lib/http/error.go:57]: {"errors":[{"code":"UNAUTHORIZED","message":"unauthorized to access '
      + 'repository: acme/web, action: pull: unauthorized to access repository: acme/web, action: pull"}]}'],
    ['Nexus', 'o.s.n.V2Handlers - Error: GET /v2/acme/web/manifests/7\n'
      + 'org.sonatype.nexus.repository.docker.internal.V2Exception$NameUnknown: repository name not known to registry'],
    ['Spegel', 'spegel: path=/v2/x/blobs/sha256:ab status=500 err="write tcp 10.0.0.1:5000: write: broken pipe"'],
    ['a registry', 'level=error msg="response completed with error" err.code="manifest unknown" err.detail="unknown '
      + 'tag=7" err.message="manifest unknown" http.response.status=404'],
    ['a cloud', 'httpRequest: {requestMethod: GET, requestUrl: /v2/acme/web/manifests/1, status: 404}'],
  ])('%s', (_, log) => {
    expect(first(log)).toEqual([]);
  });

  test('unlike a client, which names the host too', () => {
    expect(first('GET https://a.io/v2/acme/web/manifests/1: 404 Not Found')).toEqual(['tag-not-found']);
  });
});

test.each([
  'Jul  8 14:22:01 dnsmasq[811]: config registry-1.docker.io is NXDOMAIN',
  'lame-servers: info: connection refused resolving \'registry.k8s.io/A/IN\': 10.0.0.53#53',
  'query-errors: info: client (quay.io): query failed (SERVFAIL) for quay.io/IN/A: no such host',
  'unbound[88:0] error: read (in tcp initial) registry-1.docker.io: Connection timed out',
])('a server of names answers whoever asks: %s', log => {
  expect(first(log)).toEqual([]);
});

describe('what is read from a disk is asked of no registry', () => {
  test.each([
    'docker-archive:/srv/web.tar', 'oci-archive:/srv/web.tar', 'oci:/srv/layout:1', 'dir:/srv/web',
    'containers-storage:localhost/acme/web:1',
  ])('%s', source => {
    expect(first(`initializing source ${source}: write /var/tmp/1: no space left on device`)).toEqual([]);
    expect(first(`Error: unable to copy from source ${source}: unexpected EOF`)).toEqual([]);
    expect(first(`FATA[0000] Error parsing image name "${source}": open index.json: no such file or directory`))
      .toEqual([]);
  });

  test('unlike what is pulled', () => {
    expect(first('Error: initializing source docker://a.io/x:1: write /var/tmp/1: no space left on device'))
      .toEqual(['disk']);
  });
});

test.each([
  'Error: OCI runtime error: quay.io/acme/web:1: crun: mount `/proc`: Operation not permitted',
  'docker: Error: OCI runtime create failed: runc create failed: image ghcr.io/acme/web:1: mkdir /run/x: no space '
    + 'left on device: unknown',
])('a runtime that cannot start a container has its image: %s', text => {
  expect(first(text)).toEqual([]);
});

test('what a registry has is no pull', () => {
  expect(first('Error: reading repos for a.io: Get "https://a.io/v2/": dial tcp: lookup a.io: no such host'))
    .toEqual([]);
});

test.each([
  'Failed to start container: driver failed programming external connectivity: connection refused: ghcr.io/acme/web:1',
  'failed to create containerd task: ghcr.io/acme/web:1: connection refused',
])('what is done with an image that is there is no pull: %s', text => {
  expect(first(text)).toEqual([]);
});

test('what a container is to have beside its image is no pull', () => {
  const denied = (action: string) => 'ResourceInitializationError: unable to pull secrets or registry auth: '
    + `AccessDeniedException: User: web is not authorized to perform: ${action} on resource: x`;
  expect(first(denied('secretsmanager:GetSecretValue'))).toEqual([]);
  expect(first(denied('ssm:GetParameters'))).toEqual([]);
  expect(first(denied('ecr:GetAuthorizationToken'))).toEqual(['forbidden-denied']);
});
