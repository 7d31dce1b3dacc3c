import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

test.each([
  ['a build', 'ERROR: failed to solve: rpc error: code = Unavailable desc = error reading from server: EOF'],
  ['a build by a socket', '#10 [internal] load metadata for docker.io/library/golang:1.22\n#10 DONE 0.3s\n'
    + 'error: read unix @->/run/buildkit/buildkitd.sock: read: connection reset by peer'],
])('a client that lost the builder of %s had no pull that failed', (_, text) => {
  expect(first(text)).toEqual([]);
});

test.each([
  'failed to solve: failed to commit 4sl to 7oi during finalize: snapshot 4sl does not exist: not found',
  'ERROR: failed to apply diffs: failed to stat lower snapshot oq: snapshot oq does not exist: not found',
  'build failed: building [app]: build artifact: denied: requested access to the resource is denied',
  'failed to solve: Internal: write /var/lib/docker/buildkit/containerdmeta.db: input/output error',
  'failed to solve: write /var/lib/docker/tmp/buildkit: no space left on device',
  '#1 [internal] load remote build context\n#1 ERROR: failed to create lease: write /var/lib/containerd/meta.db: '
    + 'input/output error',
  'Error response from daemon: denied: permission_denied: write_package',
  'buildx failed with: ERROR: failed to solve: denied: permission_denied: create_package',
  '[+] Running 1/2\n - db Pulling\n ✘ web Error            context canceled        10.3s',
])('what a build keeps, what it pushes and what is canceled for another tells of no registry: %s', text => {
  expect(first(text)).toEqual([]);
});

test('a repository of Amazon that grants nothing is denied', () => {
  expect(first('The repository of your image 123456789012.dkr.ecr.eu-west-2.amazonaws.com/x:1 does not grant '
    + 'ecr:BatchGetImage permission to sagemaker.amazonaws.com service principal.')).toEqual(['forbidden-denied']);
});

test('a runtime that goes away while it pulls is not available', () => {
  expect(first('Failed to pull image "a.io/x:1": rpc error: code = Unavailable desc = error reading from server: EOF'))
    .toEqual(['runtime-unavailable']);
});

test('what is written to a registry is a push', () => {
  const failed = (method: string) => `failed to solve: failed to copy: failed to do request: ${method} `
    + '"https://a.io/v2/x/blobs/1": read tcp 10.0.0.1:4->10.0.0.2:443: read: connection reset by peer';
  expect(first(failed('Put'))).toEqual([]);
  expect(first(failed('Get'))).toEqual(['connection-reset']);
});

test('whether a layer is there is asked before it is pushed', () => {
  const failed = (what: string) => 'failed to solve: failed to do request: '
    + `Head "https://a.io/v2/x/${what}/sha256:0a1b": dial tcp 10.0.0.1:443: connect: connection refused`;
  expect(first(failed('blobs'))).toEqual([]);
  expect(first(failed('manifests'))).toEqual(['connection-refused']);
});

test.each([
  'HEAD https://a.io/v2/x/blobs/sha256:0a1b: unexpected status code 401 Unauthorized',
  'failed to delete a.io/x@sha256:0a1b2c: DELETE "http://a.io/v2/x/blobs/sha256:0a": unexpected status code 405',
  'GET https://a.io/v2/_catalog: UNAUTHORIZED: authentication required; [map[Action:* Name:catalog Type:registry]]',
])('requests of what a pull does not ask for: %s', text => {
  expect(first(text)).toEqual([]);
  expect(first(text.replace(/HEAD|DELETE/, 'GET').replace(/blobs.*?:|_catalog/, 'x/manifests/2'))).toHaveLength(1);
});

test.each([
  ['when calling the BatchDeleteImage operation: ', 'when calling the BatchGetImage operation: '],
])('what is done with images that the registry has: %s', (other, pull) => {
  const why = "The repository with name 'x' does not exist in the registry with id '1'";
  expect(first(other + why)).toEqual([]);
  expect(first(pull + why)).toEqual(['not-found']);
});

test.each([
  'fatal: invalid reference: origin/master',
  'Handler for POST /v1.41/images/a.io/x/push returned error: unauthorized: authentication required',
  'Handler for POST /v1.41/auth returned error: Get "https://a.io/v2/": unauthorized',
  'ERROR: invalid tag "a.io/X:1": repository name must be lowercase',
  'Unable to pull configuration from https://a.io: 401 Unauthorized',
  'Error: signing podman:a:1: parsing reference: could not parse reference: podman:a:1',
  'RemoveImage from image service failed: context deadline exceeded image="docker.io/acme/x:1"',
  'failed to mark: acme/x: unable to retrieve manifest for tag 1: unknown manifest name=acme/x revision=sha256:0a',
  'failed calculating size for image docker.io/acme/x:1 error="content digest sha256:0a1b2c: not found"',
  'failed to save image: unable to find image docker.io/acme/x:1: no such image',
  'failed to solve: failed to copy files: copy file range failed: no space left on device',
  'acquiring lock: {Delay:500ms Timeout:10m0s Cancel:<nil>}\nretrieving image: acme/x:1',
  'failed to publish artifacts: failed to create a.io/x:1: exit status 1: no such manifest: a.io/x:1-amd64',
  '  • creating docker manifest  images=[a.io/x:1-amd64] manifest=a.io/x:1\n  ⨯ no such manifest: a.io/x:1-amd64',
  'Error starting daemon: layer does not exist',
  "Failed to download metadata for repo 'base': Timeout was reached [Resolving timed out after 30000 ms]",
  'User: arn:aws:iam::1:user/x is not authorized to perform: ecr:PutLifecyclePolicy on resource: arn:aws:ecr:x:1:y',
])('images that are there, lists of them, packages, daemons, rules of repositories: %s', text => {
  expect(first(text)).toEqual([]);
});

test.each([
  'sh: 1: docker: not found', 'script.sh: 1: /tmp/script.sh: docker: not found', 'bash: docker: command not found',
])(
  'a shell that does not know the program is no registry: %s', words => {
    expect(first(`+ docker pull a.io/x:2\n${words}\nscript returned exit code 127`)).toEqual([]);
  },
);

test('the lists of repositories of charts are no images', () => {
  expect(first('...Unable to get an update from the "oci://ghcr.io/acme" chart repository:\n\tobject required')).toEqual([]);
  expect(first('failed to fetch https://acme.azurecr.io/helm/v1/repo/index.yaml : 401 Unauthorized')).toEqual([]);
});

test.each(['messages from the queue', 'the latest changes', 'updates', 'https://example.com/x.img'])(
  'pulling something else is not about an image: %s', object => {
    const refused = 'dial tcp 10.0.0.5:5672: connect: connection refused';
    expect(first(`failed to pull ${object}: ${refused}`)).toEqual([]);
  },
);

test('an image may be called as other things are', () => {
  for (const image of ['data:1', 'events/api:2', 'code-server:3', 'https://a.io/v2/x']) {
    expect(first(`failed to pull ${image}: dial tcp 10.0.0.5:443: connect: connection refused`))
      .toEqual(['connection-refused']);
  }
});

test('what a log says far from the image is about something else', () => {
  const lines = (count: number) => 'step of something else\n'.repeat(count);
  const text = (count: number) => `fetching base image reg.example.com/team/app:1.2\n${lines(count)}socket hang up`;
  expect(first(text(2))).toEqual(['connection-reset']);
  expect(first(text(12))).toEqual([]);
});

test('of the registries on a list, the last one says why', () => {
  expect(first('Trying to pull repository a.io/x ...\nunknown: Not Found\n'
    + 'Trying to pull repository docker.io/library/x ...\n'
    + 'Error while pulling image: Get https://index.docker.io/v1/repositories/library/x/images: x509: certificate signed '
    + 'by unknown authority')).toEqual(['x509']);
});

test('that no credential was found is no failure', () => {
  const note = 'No matching credentials were found, falling back on anonymous';
  expect(first(`Pulling base image localhost:5000/x:slim\n${note}`)).toEqual([]);
});

describe('a push that is told by its verb is no pull', () => {
  const REASON = 'Error: HEAD https://a.io/v2/x/manifests/1: unexpected status code 403 Forbidden';
  test.each([
    ['layers that were pushed', '2024/10/16 15:56:06 pushed blob: sha256:8892',
      '2024/10/16 15:56:06 read layer: sha256:8892'],
    ['what kaniko says first', 'time="2018" level=error msg="Failed to push to destination a.io/x:1"',
      'time="2018" level=error msg="Failed to pull a.io/x:1"'],
    ['a list of manifests', '$ docker manifest create a.io/x:1 a.io/x:1-amd64', '$ docker manifest inspect a.io/x:1'],
    ['a login of a plugin', 'Command Path: /usr/bin/helm Args: [registry  login -u ****** a.io]',
      'Command Path: /usr/bin/helm Args: [pull oci://a.io/x]'],
  ])('%s', (_, push, pull) => {
    expect(first(`${push}\n${REASON}`)).toEqual([]);
    expect(first(`${pull}\n${REASON}`)).toEqual(['forbidden-denied']);
  });
  test.each([
    'failed to copy index: PUT http://a.io/v2/x/manifests/1: MANIFEST_BLOB_UNKNOWN: blob unknown to registry',
    'RegistryUnauthorizedException: Unauthorized for a.io/x\n\tat a.RegistryClient.pushBlob(RegistryClient.java:422)',
  ])('in one message: %s', text => {
    expect(first(text)).toEqual([]);
  });
});

test('what ADD gets, and what GitHub limits, are no images', () => {
  expect(first('failed to solve: failed to load cache key: invalid response status 404')).toEqual([]);
  expect(first('failed to solve: failed to load cache key: a.io/x:1: not found')).toEqual(['tag-not-found']);
  const database = 'failed to download vulnerability DB: GET ';
  expect(first(`${database}https://api.github.com/repos/a/b: 403 API rate limit exceeded for 10.0.0.1`)).toEqual([]);
  expect(first(`${database}https://ghcr.io/v2/a/manifests/2: TOOMANYREQUESTS`)).toEqual(['rate-limited']);
});

test('a program of an image that is unpacked, and a limit that is set, are no failures', () => {
  expect(first('failed to register layer: ApplyLayer exit status 1 stderr: lchown /bin/docker-credential-gcr: invalid '
    + 'argument')).toEqual(['unpack-failed']);
  const pulling = 'Pulling image a.io/x:1 inside systemd: ';
  expect(first(`${pulling}setting pull timeout to 5m0s`)).toEqual([]);
  expect(first(`${pulling}pull timeout exceeded`)).toEqual(['network-timeout']);
});

describe('behind a pull that went well, an error is one of something else', () => {
  const event = (reason: string, message: string) => `  Normal   ${reason}   12s   kubelet, node-1   ${message}\n`;
  const pulling = event('Pulling', 'Pulling image "a.io/x:1"');
  const log = '10:12:08 [main] INFO tc.a:1 - ';
  test.each([
    ['an event says that it is there', `${pulling}${event('Pulled', 'Successfully pulled image "a.io/x:1" in 2s')}`],
    ['events begin with the last', `${event('Pulled', 'Successfully pulled image "a.io/x:1" in 2s')}${pulling}`],
    ['a container was made of it', `${pulling}${event('Created', 'Created container x')}`],
    ['kubeadm went on', '[preflight] Pulling images required for setting up a Kubernetes cluster\n'
      + '[preflight] You can also perform this action in beforehand using \'kubeadm config images pull\'\n'
      + '[certs] Using certificateDir folder "/etc/kubernetes/pki"\n'],
    ['minikube went on', '🚜  Pulling base image ...\n🔥  Creating docker container ...\n'],
    ['testcontainers went on', `${log}Pulling docker image: a:1. Please be patient; this may take some time\n`
      + `${log}Pull complete. 8 layers, pulled in 10s\n`],
    ['people say that it works', 'I can pull the image by hand (docker pull a.io/x:1 works), but x is not ready:\n'],
    ['podman has it', 'Trying to pull a.io/x:1...\nCopying blob 2beaf58eb799 done\n'
      + 'Writing manifest to image destination\n'],
    ['a program says that it goes on', "INFO[0003] Pulling image 'a.io/x:1'\nINFO[0017] Creating node 'x'\n"],
    ['other things came between', `$ docker pull a.io/x:1\n${'x is ready\n\n'.repeat(12)}`],
    ['kaniko went on', 'INFO[0000] Retrieving image manifest alpine:3.12\nINFO[0006] RUN make\n'],
  ])('%s', (_, before) => {
    expect(first(`${before}$ kubectl logs x\ndial tcp 10.0.0.7:6379: connect: connection refused`)).toEqual([]);
    expect(first(`${before}x-1  | dial tcp 10.0.0.7:6379: connect: connection refused`)).toEqual([]);
  });

  test.each([
    ['podman says so of itself', 'Trying to pull a.io/x:1...\nWriting manifest to image destination\n'
      + 'Storing signatures\nError: committing the finished image: no space left on device', 'disk'],
    ['a program that pulls several', "INFO[0003] Pulling image 'a.io/x:1'\nINFO[0017] Pulling image 'a.io/y:1'\n"
      + 'ERRO[0018] toomanyrequests: Rate exceeded', 'rate-limited'],
  ])('but it may fail late: %s', (_, text, cause) => expect(first(text)).toEqual([cause]));

  test('but another image may fail', () => {
    expect(first(`${pulling}${event('Pulled', 'Successfully pulled image "a.io/x:1"')}`
      + '  Warning  Failed   9s   kubelet, node-1   Failed to pull image "a.io/y:1": 403 Forbidden'))
      .toEqual(['forbidden-denied']);
  });
});

test('manifests of Kubernetes are no manifests of a registry, and an answer may stand before its push', () => {
  expect(first('Wrote Static Pod manifest to "/etc/kubernetes/manifests/etcd.yaml"\n'
    + 'Get http://localhost:10255/healthz: dial tcp [::1]:10255: getsockopt: connection refused.')).toEqual([]);
  expect(first('no basic auth credentials\nThe push refers to repository [a.io/x]')).toEqual([]);
});

test('what cosign cannot read to sign or to verify is a pull', () => {
  const failed = (what: string) => `${what}GET https://a.io/v2/x/manifests/1: UNAUTHORIZED: authentication required`;
  expect(first(failed('$ cosign sign a.io/x:1\nError: signing [a.io/x:1]: accessing entity: ')))
    .toEqual(['unauthorized']);
  expect(first(failed('$ cosign verify --key k.pub a.io/x:1\nerror: '))).toEqual(['unauthorized']);
});

test.each([
  ['When I push the image to the registry, I get:', 'When I pull the image from the registry, I get:'],
  ['Pushing to ECR fails with:', 'Deploying from ECR fails with:'],
])('what people say of a push is about a push: %s', (push, pull) => {
  const pasted = (told: string) => `Status: Downloaded newer image for a:1\n${told}\n\ndenied: requested access to the `
    + 'resource is denied\n';
  expect(first(`docker pull a:1\n${pasted(push)}`)).toEqual([]);
  expect(first(`docker pull a:1\n${pasted(pull)}`)).toEqual(['forbidden-denied']);
});

test.each([
  ['a search', 'error searching registry "a.io:5000": pinging docker registry returned: Get https://a.io:5000/v2/: EOF'],
  ['what was built here', 'Error: Source image rejected: Running image containers-storage:[overlay@/c]@4f is rejected '
    + 'by policy.'],
  ['an archive', 'Error: Source image rejected: Running image tarball:/tmp/x is rejected by policy.'],
  ['a push', 'Starting push to remote\nerror: manifest upload https://a.io/v2/x/manifests/1 returned 400: BLOB_UNKNOWN'],
  ['a container that does not answer', 'INFO a.io/x:1 - Container a.io/x:1 is starting: 8e94\n'
    + 'ContainerLaunchException: Timed out waiting for container port to open'],
  ['a search of an index', 'Error response from daemon: Get "https://a.io/v1/search?q=x": dial tcp: i/o timeout'],
  ['what people get of an image that runs', 'I use ghcr.io/a/x:1.2 and get:\n\nError: 401 Unauthorized at /login'],
  ['archives',
    'level=info msg="Pulling images from /a/x.tar"\nlevel=info msg="Waiting for x"\nlevel=error msg="failed to '
    + 'get CA certs: Get \\"https://127.0.0.1:6444/cacerts\\": read: connection reset by peer"'],
  ['another registry', 'dial tcp: lookup registry.npmmirror.com on 10.0.0.2:53: no such host'],
  ['CoreDNS', '[ERROR] plugin/errors: 2 index.docker.io. A: read udp 10.0.0.2:4->192.168.0.1:53: i/o timeout'],
])('registries and engines are asked for other things: %s', (_, text) => expect(first(text)).toEqual([]));

test.each([
  ['Error: error building "ko://a.io/x": Get "https://b.io/v2/": x509: certificate signed by unknown authority', 'x509'],
  ['failed to pull manifest error sending request for url (https://a.io/v2/x/manifests/1)', 'network-timeout'],
  ['dial tcp: lookup registry.example.net on 10.0.0.2:53: no such host', 'dns'],
  ['Error from server (Forbidden): admission webhook "v.x.sh" denied the request: [r] Subject failed verification: '
    + 'a.azurecr.io/x:v1', 'admission-policy'],
  ['building [a.io/x]: getting digest: a.io/x:1: getting digest: UNAUTHORIZED: "access to the requested resource is '
    + 'not authorized"', 'unauthorized'],
  ['level=warning msg="Error getting v2 registry: Get https://a.io/v2/: dial tcp 10.0.0.1:443: connection refused"\n'
    + 'level=error msg="filesystem layer verification failed for digest sha256:022adea7ae25"', 'corrupt-download'],
  ['$ podman pull x\nCannot connect to Podman. Please verify your connection', 'runtime-unavailable'],
  ['failed to solve: failed to authorize: failed to fetch anonymous token: Get "https://nvcr.io/proxy_auth?scope='
    + 'repository%3Aa%2Fx%3Apull%2Cpush": dial tcp 10.0.0.1:443: i/o timeout', 'network-timeout'],
  ['Error from server: admission webhook "c.c.svc" denied the request: trust data has invalid format.',
    'admission-policy'],
  ['EngineVerifyImages "msg"="failed to verify image" "error"=".attestors[0]: no matching signatures"',
    'admission-policy'],
  ['Reconciler error {"error": "cannot get spec.ImagePullSecret: secrets \\"a\\" not found"}', 'pull-secret-missing'],
  ['failed to sync pod "x" in the provider: no username present in auth config for server: a.azurecr.io',
    'malformed-pull-secret'],
  ['level=error msg="/moby.buildkit.v1.Control/Solve returned error: rpc error: code = Unknown desc = authorization '
    + 'status: 401: authorization failed"', 'unauthorized'],
  ['http2: server: error reading preface from client //./pipe/docker_engine: file has already been closed\n'
    + 'failed to solve: python:3: failed commit on ref "unknown-sha256:46e3": failed size validation: 7587 != 7279',
  'corrupt-download'],
])('it is a pull: %s', (text, cause) => expect(first(text)[0]).toBe(cause));

test('a pull that works elsewhere may fail here', () => {
  expect(first('docker pull a.io/x:1 works on the node, but not here:\nunauthorized: authentication required'))
    .toEqual(['unauthorized']);
});

const GOT_IT = 'Trying to pull a.io/x:1...\nGetting image source signatures\n'
  + `Writing manifest to image destination\n${'3a'.repeat(32)}\n`;

test.each([
  ['that fails', '$ docker pull a.io/y:2\n'
    + 'Error response from daemon: manifest for a.io/y:2 not found: manifest unknown', 'tag-not-found'],
  ['that is not there', '$ podman run x\nError: CNI request failed with status 400: pods "x" not found', undefined],
])('behind a pull of podman that went well there may be another %s', (_, behind, cause) => {
  expect(first(GOT_IT + behind)[0]).toBe(cause);
});

test.each([
  ['docker pull of a.io/x:1 works, pulling a.io/x:2 gives manifest unknown: manifest unknown', 'tag-not-found'],
  ['pulling by hand works, but the kubelet says toomanyrequests: You have reached your pull rate limit',
    'rate-limited'],
])('a cause counts beside a pull that works: %s', (text, cause) => {
  expect(first(text)[0]).toBe(cause);
});

test.each([
  'error committing container for step {Command:copy}: error copying layers and metadata for container "26": writing '
    + 'blob: adding layer with blob "sha256:d8": Error processing tar file(exit status 1): write /a: no space left on '
    + 'device',
  'ERROR: failed to solve: Get "https://a.example/b/_apis/artifactcache/cache?keys=c": net/http: TLS handshake timeout',
  'failed to commit: error getting image layer: layer does not exist',
  'admission webhook "webhook.cert-manager.io" denied the request: spec.acme: signature algorithm is missing',
  '$ cosign verify acme/web:1\nError: no signatures found',
  'ERROR: failed to solve: failed to compute cache key: blob not found',
  'error getting manifest: reference "[overlay@/var/lib]a.io/x:1" does not resolve to an image ID: not an image',
])('what builders commit or keep in a cache of CI, and signatures of other things, are no pulls: %s', text => {
  expect(first(text)).toEqual([]);
});

test('what is downloaded from elsewhere is no image', () => {
  const failed = (url: string) => first(`download failed: ${url}: dial tcp 10.0.0.1:443: connect: connection refused`);
  expect(failed('https://dl.k8s.io/release/v1.29.0/bin/linux/amd64/kubectl')).toEqual([]);
  expect(failed('https://a.io/v2/x/blobs/sha256:0a')).toEqual(['connection-refused']);
});

test.each([
  'Error fetching image from camera: HTTP 401 Unauthorized',
  'Failed to download image 0a1b from http://glance:9292: HTTP 404 Not Found',
  'Failed getting remote image info: Get "https://i.io/streams/v1/index.json": dial tcp 10.0.0.1:443: i/o timeout',
  'msg="Scrape failed" image=quay.io/acme/app:1 err="dial tcp 10.0.0.1:9100: connect: connection refused"',
])('other images, and what is asked of a container: %s', text => {
  expect(first(text)).toEqual([]);
});

test('what is written where a copy goes is a push', () => {
  expect(first('Copying blob 0a done\nError copying ref "docker://a.io/x:1": Error writing manifest "{\\"name\\":1}": denied'))
    .toEqual([]);
});

test('a refusal of the first answer counts where an image is run or pulled', () => {
  const refused = 'Get "https://a.io/v2/": unauthorized: incorrect username or password';
  expect(first(`Error response from daemon: ${refused}`)).toEqual([]);
  expect(first(`Unable to find image 'a.io/x:1' locally\ndocker: Error response from daemon: ${refused}`))
    .toEqual(['unauthorized']);
  expect(first(` web Error ${refused}`)).toEqual(['unauthorized']);
});

test('a layer that cannot be unpacked for what the registry answers is a failure of the registry', () => {
  const failed = (why: string) => first(`failed to pull image "a.io/x:1": failed to extract layer sha256:0a: ${why}`);
  expect(failed('HEAD https://a.io/v2/x/manifests/1: 404 Not Found')).toEqual(['tag-not-found']);
  expect(failed('503 Service Unavailable')).toEqual(['registry-5xx']);
  expect(failed('operation not permitted')).toEqual(['unpack-failed']);
});

test('a package of Go and what is said of a pull are no image', () => {
  expect(first('pull image failed: denied: requested access to the resource is denied')).toEqual(['forbidden-denied']);
  expect(causesIn('#4 [internal] load metadata for a.io/x:1\n#4 ERROR: net/http: TLS handshake timeout\n\n'
    + 'ERROR: failed to solve: net/http: TLS handshake timeout')).toHaveLength(1);
});

describe('a container that has its image', () => {
  test.each([
    ['CRI-O, which looks for it on the node',
      'time="2026-05-04 10:00:00.1Z" level=info msg="Image ghcr.io/acme/web:1.2 not found" id=4f '
      + 'name=/runtime.v1.ImageService/ImageStatus\ntime="2026-05-04 10:00:09.1Z" level=info msg="Pulled image: '
      + 'ghcr.io/acme/web@sha256:0c9c" id=50 name=/runtime.v1.ImageService/PullImage'],
    ['the kubelet, which cannot start it, beside a client that cannot reach its server',
      'E0612 08:09:10.1 1234 kuberuntime_manager.go:1274] "Unhandled Error" err="container &Container{Name:web,Image:'
      + 'ghcr.io/acme/web:1.2,} start failed in pod web-0_prod(8c2e): RunContainerError: exec: \\"/app\\": no such '
      + 'file"\n'
      + '{"level":"warn","msg":"prober detected unhealthy status","error":"dial tcp 10.0.0.2:2380: connect: connection '
      + 'refused"}'],
  ])('raises no alarm: %s', (_, text) => {
    expect(causesIn(text)).toEqual([]);
  });
});

test('a line of a log that has its last quote is not continued by what a program says behind it', () => {
  const pull = 'E0612 08:09:10.1 1234 remote_image.go:180] "PullImage from image service failed" err="failed to do '
    + 'request: Head \\"https://registry.example.com/v2/web/manifests/1\\": x509: certificate signed by unknown '
    + 'authority" image="registry.example.com/web:1"';
  const other = 'cert-manager: failed to register: dial tcp: lookup acme.example.com on 192.0.2.3:53: no such host';
  expect(causesIn(`${pull}\n${other}`).map(([cause]) => cause)).toEqual(['x509']);
});

test.each([
  'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n'
    + 'Error response from daemon: Get "https://a.io/v2/": EOF',
  'failed to access target registry: failed to request manifest head a.io/x:1: Head "https://a.io/v2/x/manifests/1": '
    + 'EOF',
  'Error: authenticating to "a.io": GET "https://a.io/v2/": response status code 401: Unauthorized',
  'Preparing a.txt\nError response from registry: HEAD "https://a.io/v2/x/manifests/sha256:0a": response status code 401',
  'Error response from daemon: Get "http://ipc/settings": context deadline exceeded',
  'failed to send blob post, ref a.io/x:1: empty challenge header',
])('a login and a push are none, by what docker and regctl print: %s', text => {
  expect(first(text)).toEqual([]);
});

test.each([
  ['of a file', 'failed to fetch manifest.json of x: Get "https://a.io/x.json": x509: certificate has expired'],
  ['of jobs', 'level=error msg="failed to pull image jobs from queue" error="dial tcp a:5672: connection refused"'],
  ['of Ansible to a host', 'TASK [Pull images] ***\nfatal: [n]: UNREACHABLE! => {"msg": "No way to port 22"}'],
])('what looks like a pull and is none, %s', (_, text) => {
  expect(first(text)).toEqual([]);
});

test('a manifest that is fetched is one', () => {
  expect(first('failed to fetch manifest: Get "https://a.io/v2/": x509: certificate has expired')).toEqual(['x509']);
});
