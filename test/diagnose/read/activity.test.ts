import { Activity, mayBeOther, OTHER } from '../../../src/diagnose/read/activity';
import { expectLinear } from '../../support/linear';
import { causesIn } from '../pastes';
import { readCorpus } from '../support';

/** What pulls and everything else say alike. */
const ERRORS = [
  'Error response from daemon: Get "https://a.io/v2/": dial tcp 192.0.2.1:443: i/o timeout',
  'unauthorized: authentication required',
  'error: failed to fetch oauth token: unexpected status: 401 Unauthorized',
  'denied: requested access to the resource is denied',
  'received unexpected HTTP status: 503 Service Unavailable',
  'ERROR: failed to solve: failed to do request: Head "https://a.io/v2/x/manifests/1": x509: unknown',
  'invalid reference format: repository name must be lowercase',
  'no space left on device: docker.io/acme/app:1',
];

/** Lines behind which an error is one of something else. */
const OTHERS = [
  '$ docker push a.io/x:1', '+ docker push a.io/x:1', 'The command is: `/usr/bin/docker push a.io/x:1`',
  '[command]/usr/bin/docker push a.io/x:1', 'The push refers to repository [a.io/x]',
  '5f70bf18a086: Layer already exists', '5f70bf18a086: Pushed', '#14 [1] pushing a.io/x:1 with docker',
  '#14 pushing layers', '#9 [auth] acme/x:pull,push token for a.io',
  '> [auth] acme/x:pull,push token for a.io:', '#14 exporting to image', '#14 exporting to GitHub Actions Cache',
  ' => ERROR exporting to image', ' => => pushing layers', '#7 [build 3/9] RUN make', '10:11:12 #7 [3/9] COPY a b',
  ' > [3/9] RUN make:', ' > importing cache manifest from a.io/x:cache:', 'Step 3/9 : RUN make', 'STEP 3/9: RUN make',
  '[INFO] Step 3/9 : ADD a b', '$ docker tag a b', '>docker tag a B', 'docker login a.io', 'Logging into a.io...',
  '##[section]Starting: Login to the registry', '$ docker load -i a.tar', '5f70bf18a086: Loading layer  1kB/2kB',
  '$ minikube --alsologtostderr image load a:1', '$ kind load docker-image a:1',
  '$ ctr --address /run/c.sock -n=k8s.io images import a.tar',
  'Running: docker exec n ctr -n k8s.io image import a.tar',
  'ERROR: failed to load image: command "docker exec -i n ctr images import -" failed with error: exit status 1',
  'skopeo delete docker://a.io/x:1', '$ skopeo copy --quiet oci-archive:x.tar dir:/x', '$ podman pull dir:/srv/x', '$ oras attach a.io/x:1 f', '# docker rmi a.io/x:1',
  'root@host:~# curl -v https://a.io/v2/', '$ git push origin main', '$ npm ci', '# apt-get install docker.io',
];

test.each(OTHERS)('what stands behind this is about no pull: %s', line => {
  expect(ERRORS.filter(error => causesIn(`${line}\n${error}\n`).length > 0)).toEqual([]);
});

/** Lines behind which an error is one of a pull again. */
const PULLS = [
  '$ skopeo copy docker://a.io/x:1 docker-archive:x.tar', '$ podman pull docker://a.io/x:1',
  '$ docker pull a.io/x:1', '+ docker pull a.io/x:1', '[command]/usr/bin/docker pull a.io/x:1', '1: Pulling from x',
  'Step 4/9 : FROM a.io/x:1', '#5 [internal] load metadata for a.io/x:1',
  '#5 [auth] acme/x:pull token for a.io', '#5 [build 1/9] FROM a.io/x:1',
  ' => [internal] load metadata for a.io/x:1', '##[group]Run docker pull a.io/x:1', 'docker-compose pull',
];

test.each(PULLS)('what stands behind this may be about a pull, whatever was before: %s', line => {
  const isOther = (before: string) => {
    const activity = new Activity();
    return [before, line, 'error: denied'].map(text => activity.readLine(text)).pop();
  };
  expect(OTHERS.filter(isOther)).toEqual([]);
});

const REFUSED = 'Error response from daemon: Head "https://a.io/v2/x/manifests/1": denied\n';

test.each([
  '$ docker login a.io && docker pull a.io/x:1', '$ git clone https://a.io/x && cd x && docker compose up',
  '# curl -sfL https://a.io/install.sh | sh -', '$ npm run start', '$ go run ./cmd/deploy', '$ yarn deploy',
])('a command that may pull among other things: %s', command => {
  expect(causesIn(`${command}\n${REFUSED}`).length).toBe(1);
});

test.each([
  ['docker login a.io', 'Login Succeeded'], ['$ docker push a.io/y:1', '1: digest: sha256:0a size: 1'],
  ['docker load -i y.tar', 'Loaded image: y:1'], ['Step 2/2 : RUN make', 'Successfully built 0a'],
])('what %s did is over with %s', (command, end) => {
  expect(causesIn(`${command}\n${end}\n${REFUSED}`).length).toBe(1);
});

test('the arrow of an engine that builds begins nothing else', () => {
  expect(ERRORS.filter(error => causesIn(`Step 2/3 : RUN make\n ---> Running in 0a1b\n${error}\n`).length > 0))
    .toEqual([]);
});

test('the lines of several steps of a build are told apart by their numbers', () => {
  const error = 'ERROR: failed to do request: Head "https://a.io/v2/x/manifests/1": lookup a.io: no such host';
  const build = (failing: number) => [
    '#5 [1/2] FROM a.io/x:1', '#6 [2/2] RUN make', '#5 resolve a.io/x:1', '#6 1.2 make', `#${failing} ${error}`,
  ].join('\n');
  expect(causesIn(build(5))).toEqual([['dns']]);
  expect(causesIn(build(6))).toEqual([['dns']]);
  expect(causesIn(build(6).replace('#6 ERROR: ', '#6 1.3 '))).toEqual([]);
  expect(causesIn(build(7))).toEqual([]);
});

describe('the cache of a build', () => {
  const failed = (error: string) =>
    causesIn(`#7 importing cache manifest from a.io/x:cache\n#8 [1/2] FROM a.io/x:1\n#7 ERROR: ${error}\n`)
      .map(([cause]) => cause);
  test('is got from a registry as an image is', () => {
    expect(failed('failed to do request: Head "https://a.io/v2/x/manifests/cache": dial tcp: lookup a.io: no such host'))
      .toEqual(['dns']);
    expect(failed('unexpected status: 401 Unauthorized')).toEqual(['unauthorized']);
    expect(failed('error getting credentials - err: exec: "a": executable file not found in $PATH'))
      .toEqual(['credential-helper']);
  });
  test('is no failure where there is none yet', () => {
    for (const error of ['a.io/x:cache: not found', 'manifest unknown', 'NotFound: a.io/x:cache']) {
      expect(failed(error)).toEqual([]);
    }
    expect(causesIn('#7 importing cache manifest from gha:123\n#7 ERROR: unexpected status: 403 Forbidden'))
      .toEqual([]);
  });
});

test('what fails in the step that begins with an image is a pull', () => {
  const failed = (step: string) => causesIn(`#8 [1/5] ${step}\n#8 ERROR: 503 Service Unavailable`);
  expect(failed('FROM a.io/x:1')).toEqual([['registry-5xx']]);
  expect(failed('RUN curl a.io')).toEqual([]);
});

test.each(['    > [3/9] RUN make:', '[INFO]  > [3/9] RUN make:', 'Step #0 - "b": STEP 3/9: RUN make'])(
  'a step of a build is one behind whatever prefix: %s', line => {
    expect(causesIn(`${line}\n1.2 curl: (6) Could not resolve host: a.io/x:1\n`)).toEqual([]);
  });

test('a builder gets parts of an image as late as it needs them', () => {
  const failed = (line: string) => causesIn(`#9 [b 3/5] COPY . /app\n${line}`).map(([cause]) => cause);
  expect(failed('#9 ERROR: failed to copy: httpReadSeeker: failed open: unexpected status code 403 Forbidden'))
    .toEqual(['forbidden-denied']);
  expect(failed('#9 ERROR: failed to copy: read tcp 10.0.0.1:2->10.0.0.3:443: read: connection reset by peer'))
    .toEqual(['connection-reset']);
  expect(failed('#9 ERROR: failed to calculate checksum of ref: "/app": not found')).toEqual([]);
});

test('a copy from an image is a pull where the engine builds by itself', () => {
  expect(causesIn('Step 2/2 : COPY --from=acme/x:1 /a /b\npull access denied for acme/x, repository does not exist')
    .map(([cause]) => cause)).toEqual(['forbidden-denied']);
});

test('what a push says at length is read in one pass', () =>
  expectLinear(25_000, size => `${'error '.repeat(size)}:`, text => {
    const activity = new Activity();
    activity.readLine('docker push acme/web');
    activity.readLine(text);
  }));

test.each(['$ bundle install', '##[section]Starting: Docker Log in', '  Log in with your Docker ID'])(
  'a quick look passes over nothing that is no pull: %s', line => expect(new Activity().readLine(line)).toBe(true));

test('the words that are looked for first let all lines through that say something else is done', () => {
  const texts = ['pastes', 'others']
    .flatMap(name => readCorpus<{ text: string }>(name)).map(({ text }) => text);
  const lines = texts.flatMap(text => text.split('\n')).filter(line => OTHER.test(line));
  expect(lines.length).toBeGreaterThan(80);
  expect(lines.filter(line => !mayBeOther(line))).toEqual([]);
});

describe('what containers wrote that run is about pulls only where it says so itself', () => {
  const APP = [
    'Error: request to https://ghcr.io/token failed: Name or service not known',
    'failed to fetch config: Get "https://c.example.com/v2/app.json": x509: certificate signed by unknown authority',
    'image not found: 404', 'dial tcp: lookup registry-1.docker.io: no such host',
  ];
  test.each([
    '$ docker logs web', 'docker compose logs -f --tail=20 web', 'kubectl -n shop logs deploy/web --previous',
    'sudo podman logs web', '$ docker service logs web', 'oc logs web-1',
  ])('behind %s', command => {
    const run = `docker run -d ghcr.io/acme/web:1\n${command}\n`;
    expect(APP.filter(error => causesIn(run + error).length > 0)).toEqual([]);
    expect(causesIn(`${run}Failed to pull image "a.io/x:1": dial tcp: lookup a.io: no such host`)[0][0]).toBe('dns');
    expect(causesIn(`${run}${APP[0]}\n$ docker pull a.io/x:1\nError response from daemon: manifest unknown`)[0][0])
      .toBe('tag-not-found');
  });

  test('unless it was pasted from somewhere else', () => {
    const log = '```\n$ docker logs web\nok\n```\n';
    expect(causesIn(`${log}docker pull a.io/x:1\nunauthorized: authentication required`)[0][0]).toBe('unauthorized');
  });
});

test('what docker says of pulls alone is no answer to a login or a push before it', () => {
  const denied = 'Error response from daemon: pull access denied for a.io/x, repository does not exist or may require '
    + "'docker login': denied: requested access to the resource is denied";
  expect(['docker login -u me a.io', '$ docker push a.io/x:1'].map(line => causesIn(`${line}\n${denied}`)[0]?.[0]))
    .toEqual(['forbidden-denied', 'forbidden-denied']);
  expect(causesIn('docker login -u me a.io\nError response from daemon: Get "https://a.io/v2/": denied: no')).toEqual([]);
});
