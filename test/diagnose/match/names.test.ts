import { hasWords, NAMES } from '../../../src/diagnose/match/names';
import { expectLinear } from '../../support/linear';
import { answersTo, causesIn } from '../pastes';
import { readCorpus } from '../support';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

test.each([
  'acme/app:push-2', 'acme/git-login:1', 'bitnami/kafka:3', 'a.io/npm/redis-webhook:1.2', 'git-sync-push:v4.1',
])('images may be called like what else fails: %s', image => {
  expect(first(`mycli deploy ${image}\nerror: cannot read image ${image}: authentication failed (status=401)`))
    .toEqual(['unauthorized']);
});

test('so may pods and who is logged in', () => {
  expect(first('Pod "git-push-login-6c9cc677f5-xf7c2" is invalid:\nspec.containers[0].image: Invalid value: " ": '
    + 'must not have leading or trailing whitespace')).toEqual(['invalid-reference']);
  expect(first('[jenkins@push-01 ~]# enroot import docker://10.0.0.4:5000#/app:0.4\n[INFO] Querying registry\n'
    + 'curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number')).toEqual(['http-vs-https']);
});

test('an image that a line names may be called like a failure', () => {
  expect(first('$ docker run -p 3000:3000 ghcr.io/org/app-timeout:1\nError: connect ECONNREFUSED 127.0.0.1:5432'))
    .toEqual([]);
});

test('what is no name counts', () => {
  expect(first('pushing acme/app:1\nerror: cannot read image acme/app:1: authentication failed (status=401)'))
    .toEqual([]);
});

test('an image and its account may be called like any cause, and any text about it says the same', () => {
  const texts = ['pastes', 'others'].flatMap(name => readCorpus<{ text: string }>(name)).map(({ text }) => text)
    .filter(text => /\bacme(?:\/|%2F)/.test(text));
  const named = texts.map(text => first(text).join());
  const names = ['unauthorized', 'unauthorized-page', 'denied', 'forbidden', 'toomanyrequests', 'rate-limit', 'timeout',
    'proxyconnect', 'eof', 'x509', 'not-found', 'no-such-host', 'manifest-unknown', 'connection-refused', 'push',
    'git-login', 'pull', 'error', 'unpack'];
  const changed = names.flatMap(name => texts.filter((text, index) => first(text
    .replace(/\bacme(\/|%2F)[a-z0-9][a-z0-9_-]*/g, `${name}$1${name}`)
    .replace(/\bacme(?=\/|%2F)/g, name)).join() !== named[index]));
  expect(texts.length).toBeGreaterThan(500);
  // A line of a log that is too long for a head with the longer names, and an address called `pull` in a question.
  expect(new Set(changed).size).toBeLessThanOrEqual(2);
});

test.each([
  ['pods', 'Pod "unauthorized-page-6c9cc677f5-xf7c2": Back-off pulling image "a.io/x:1"', []],
  ['a tag', 'Trying to pull a.io/x:denied...\nError: initializing source docker://a.io/x:denied: reading manifest '
    + 'denied in a.io/x: manifest unknown', ['tag-not-found']],
  ['an image without a path', '$ podman pull timeout:latest\nTrying to pull docker.io/library/timeout:latest...\n'
    + 'Error: initializing source docker://timeout:latest: pinging container registry registry-1.docker.io: Get '
    + '"https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host', ['dns']],
  ['what is pulled', '$ podman pull timeout\nError: failed to connect: dial tcp 127.0.0.1:5: connectex: No connection '
    + 'could be made because the target machine actively refused it.', ['runtime-unavailable']],
  ['a field', "Field 'template.containers.push.image' is invalid: 'registry.hub.docker.com/x:latest': GET https:: "
    + 'unexpected status code 401 Unauthorized', ['unauthorized']],
  ['an artifact', 'watching files for artifact login: getting image: unsupported status code 405',
    ['unexpected-status']],
  ['a query', 'POST /images/create?fromImage=denied%2Fagent HTTP/1.1\nFailed to download image denied/agent:1: '
    + '500 Server Error for url: http+docker://localhost/v1.35/images/create?fromImage=denied%2Fagent', []],
])('words of causes and activities do not count in %s', (_, text, causes) => {
  expect(first(text)).toEqual(causes);
});

test.each(['unauthorized', 'denied: no', '401 Unauthorized', 'proxyconnect tcp: EOF'])('%s counts behind one', why => {
  expect(first(`failed to resolve reference "a.io/unauthorized/x:1": failed to authorize: ${why}`)).toHaveLength(1);
});

test('a part of a name that somebody left out hides no reason behind it', () => {
  const said = (image: string, why: string) =>
    first(`pull access denied for ${image}, repository does not exist or may require 'docker login': denied: ${why}`);
  for (const image of ['<image>', '<account>.dkr.ecr.<region>.amazonaws.com/x', '1.dkr.ecr.<r>.amazonaws.com/x']) {
    expect(said(image, 'User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:BatchGetImage'))
      .toEqual(['forbidden-denied']);
    expect(said(image, 'permission_denied: read_package')).toEqual(['forbidden-denied']);
  }
});

test.each(['localhost:5000', '10.0.0.5:30500', '10.0.0.5', 'a.io', 'localhost'])('%s is a host of images', host => {
  expect(first(`shipit deploy ${host}/acme/web:1.2\nerror: cannot read ${host}/acme/web:1.2: `
    + 'authentication failed (status=401)')).toEqual(['unauthorized']);
});

test.each([
  ['https://a.io/v2/:no basic auth credentials', 'no-basic-auth'], ['a.io/x:1:manifest unknown', 'tag-not-found'],
  ['/var/lib/docker/tmp/x:no space left on device', 'disk'], ['status-code:401', 'unauthorized'],
  ['http.response.status_code=503', 'registry-5xx'],
])('what is said close behind a name, or as a member, is no name: %s', (said, cause) => {
  expect(first(`Failed to pull image "a.io/x:1": ${said}`)).toEqual([cause]);
});

test.each([
  ['401/Unauthorized', 'unauthorized'], ['403/Forbidden: no', 'forbidden-denied'], ['404/NotFound', 'tag-not-found'],
  ['error code:401/Unauthorized', 'unauthorized'], ['status=403/Forbidden', 'forbidden-denied'],
])('a status joined to its word is no name: %s', (said, cause) => {
  expect(first(`Failed to pull image "a.io/x:1": the registry answered ${said}`)).toEqual([cause]);
});

test.each(['a.io:401/unauthorized', 'acme/401/unauthorized', '401.io/unauthorized', '401-page/unauthorized'])(
  'a part of a name may be a number: %s', image => {
    expect(first(`Failed to pull image "${image}:1": it does not work`)).toEqual([]);
  },
);

describe.each([
  'a', '-', 'a-', 'a.', 'a@', 'a/', 'a:', 'a-1:', '401/', 'a%2F', 'unauthorized/', 'unauthorized@', 'error-',
])('words that are joined without an end, such as %s', unit => {
  const textOf = (size: number) => unit.repeat(size / unit.length);

  test('are looked at as names in one pass', () =>
    expectLinear(100_000, textOf, text => [text.replace(new RegExp(NAMES, 'g'), ''), hasWords(/a|r/, text)]));

  test('are answered in one pass', () =>
    expectLinear(50_000, size => `failed to pull image ${textOf(size)}`, answersTo));
});
