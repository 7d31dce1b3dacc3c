import { Answers } from '../../../src/diagnose/report/answers';
import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe('of several tries to get one image, the answer is the one that came furthest', () => {
  test('where the engines of the machine are tried before the registry', () => {
    expect(first('unable to initialize a scanner: 3 errors occurred:\n'
      + '\t* unable to inspect the image (index.docker.io/acme/web:7): Cannot connect to the Docker daemon at '
      + 'unix:///var/run/docker.sock. Is the docker daemon running?\n'
      + '\t* unable to initialize Podman client: no podman socket found: stat podman/podman.sock: no such file\n'
      + '\t* GET https://index.docker.io/v2/acme/web/manifests/7: MANIFEST_UNKNOWN: manifest unknown\n'))
      .toEqual(['tag-not-found']);
  });

  test('where the same name is tried at several registries', () => {
    expect(first('Trying to pull docker.io/acme/web...\n'
      + 'Error: adding layer with blob "sha256:46": processing tar file: exit status 1\n'
      + 'Trying to pull quay.io/acme/web...\n'
      + 'Error: reading manifest latest in quay.io/acme/web: unauthorized: access to the requested resource is not '
      + 'authorized\n')).toEqual(['unpack-failed']);
  });

  test('and tries for other images are answers of their own', () => {
    expect(first('Trying to pull docker.io/acme/web...\n'
      + 'Error: initializing source docker://docker.io/acme/web:1: pinging container registry: dial tcp: lookup '
      + 'docker.io: no such host\n'
      + 'Trying to pull quay.io/acme/other...\n'
      + 'Error: reading manifest 2 in quay.io/acme/other: manifest unknown\n')).toEqual(['dns', 'tag-not-found']);
  });

  test('and none where the last one brought it', () => {
    const tries = (end: string) => first('$ podman pull web\nTrying to pull docker.io/acme/web...\n'
      + 'Error: initializing source docker://docker.io/acme/web:1: reading manifest 1 in docker.io/acme/web: manifest '
      + `unknown\nTrying to pull quay.io/acme/web...Getting image source signatures\n${end}\n`);
    expect(tries(`Writing manifest to image destination\nStoring signatures\n${'1f'.repeat(32)}`)).toEqual([]);
    expect(tries('Copying blob 1f2e3d4c5b6a [====>---] 1.0MiB / 27.1MiB')).toEqual(['tag-not-found']);
  });

  test('which leaves what another image met', () => {
    expect(first('$ podman pull acme/app/v1\nTrying to pull docker.io/acme/app/v1:latest...\n'
      + 'Error: initializing source docker://acme/app/v1:latest: reading manifest latest in docker.io/acme/app/v1: '
      + 'manifest unknown\n$ podman pull acme/app:v1\nTrying to pull docker.io/acme/app:v1...\n'
      + `Writing manifest to image destination\nStoring signatures\n${'1f'.repeat(32)}`)).toEqual(['tag-not-found']);
  });

  test('where registry after registry is asked for a short name; what the others said may be meant', () => {
    expect(causesIn('Resolving "web" using unqualified-search registries (registries.conf)\n'
      + 'Error: 2 errors occurred while pulling:\n'
      + ' * initializing source docker://a.io/web:1: reading manifest 1 in a.io/web: name unknown: not found\n'
      + ' * initializing source docker://b.io/web:1: reading manifest 1 in b.io/web: unauthorized: no\n'))
      .toEqual([['unauthorized', 'not-found', 'token-expired', 'forbidden-denied']]);
  });

  test('where a pod tries the same image until the runtime and the registry answer', () => {
    const row = (message: string) => `  Warning  Failed  3m  kubelet  Failed to pull image "a.io/web:1": ${message}`;
    expect(first(['Events:', '  Type     Reason  Age  From     Message', '  ----     ------  ---  ----     -------',
      row('Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'),
      row('Error response from daemon: manifest for a.io/web:1 not found: manifest unknown')].join('\n')))
      .toEqual(['tag-not-found']);
  });
});

test('what a pod has not met for longer than it waits between two tries is over', () => {
  const row = (age: string, why: string) =>
    `  Warning  Failed  ${age} (x6 over 24h)  kubelet  Failed to pull image "a.io/web:1": ${why}`;
  const events = (age: string) => ['Events:', '  Type     Reason  Age  From     Message',
    '  ----     ------  ---  ----     -------', row(age, 'toomanyrequests: You have reached your pull rate limit.'),
    row('26s', 'dial tcp: lookup a.io on 192.0.2.1:53: server misbehaving')].join('\n');
  expect(causesIn(events('22h'))).toEqual([['dns']]);
  expect(causesIn(events('4m'))).toEqual([['rate-limited', 'dns']]);
  // What was seen later in another table.
  expect(first(`${events('30s').split('\n').slice(0, -1).join('\n')}\n(later)\n${row('15m', 'manifest unknown')}`))
    .toEqual(['tag-not-found']);
});

const HEAD = ['Events:', '  Type     Reason  Age  From     Message', '  ----     ------  ---  ----     -------'];
const failed = (age: string, image: string, why: string) =>
  `  Warning  Failed  ${age}  kubelet  Failed to pull image "${image}": ${why}`;
const pulled = (age: string, image: string) =>
  `  Normal   Pulled  ${age}  kubelet  Successfully pulled image "${image}" in 2s`;
const DNS = 'dial tcp: lookup a.io: no such host';
const UNKNOWN = 'manifest unknown';

describe('what a pod met of an image that came since', () => {
  const events = (...rows: string[]) => first([...HEAD, ...rows].join('\n'));

  test('is over where another image fails: that of an init container', () => {
    const rows = [failed('3m', 'a.io/init:1', DNS), pulled('2m', 'a.io/init:1'), failed('60s', 'a.io/x:1', UNKNOWN)];
    expect(events(...rows)).toEqual(['tag-not-found']);
    expect(first(['Name: web-0', 'Namespace: prod', ...HEAD, ...rows].join('\n'))).toEqual(['tag-not-found']);
  });

  test('is told where no other fails: it is what was asked for', () => {
    expect(events(failed('3m', 'a.io/x:1', DNS), pulled('2m', 'a.io/x:1'))).toEqual(['dns']);
  });

  test('is not over where it may have been met since', () => {
    const other = failed('60s', 'a.io/x:1', UNKNOWN);
    for (const rows of [
      [failed('2m', 'a.io/init:1', DNS), pulled('2m', 'a.io/init:1')],
      [failed('3m', 'a.io/init:1', DNS), pulled('<invalid>', 'a.io/init:1')],
      [pulled('2m', 'a.io/init:1'), failed('3m', 'a.io/init:1', DNS)],
      [failed('3m', 'a.io/init:1', DNS), pulled('2m', 'a.io/init:1'), failed('90s', 'a.io/init:1', DNS)],
      [failed('3m', 'a.io/init:1', DNS), pulled('2m', 'a.io/y:1')],
    ]) {
      expect(events(...rows, other)).toEqual(['dns', 'tag-not-found']);
    }
  });

  test('is not over where another table says that it came', () => {
    expect(events(failed('3m', 'a.io/init:1', DNS), failed('60s', 'a.io/x:1', UNKNOWN), '', ...HEAD,
      pulled('2m', 'a.io/init:1'))).toEqual(['dns', 'tag-not-found']);
  });
});

describe('tables of events that name no pod', () => {
  const [dns, unknown] = [failed('3m', 'a.io/x:1', DNS), failed('2m', 'a.io/x:1', UNKNOWN)];
  const tables = (...rows: string[][]) => first(rows.map(table => [...HEAD, ...table].join('\n')).join('\n\n'));

  test('may be of two pods, which get the same image on two nodes', () => {
    expect(tables([dns], [unknown])).toEqual(['dns', 'tag-not-found']);
    expect(tables([unknown], [dns])).toEqual(['tag-not-found', 'dns']);
  });

  test('are of one, where the later has what the one before it has', () => {
    expect(tables([dns], [dns, unknown])).toEqual(['tag-not-found']);
  });
});

test('a pull secret that is missing is why the registry refuses the same pod', () => {
  const rows = (...messages: string[]) => [...HEAD, ...messages].join('\n');
  const missing = '  Warning  FailedToRetrieveImagePullSecret  4s  kubelet  Unable to retrieve some image pull secrets '
    + '(regcred); attempting to pull the image may not succeed.';
  const refused = failed('3s', 'a.io/web:1', 'unexpected status: 401 Unauthorized');
  expect(first(rows(missing, refused))).toEqual(['pull-secret-missing']);
  expect(first(rows(missing, failed('3s', 'a.io/web:1', DNS)))).toEqual(['pull-secret-missing', 'dns']);
  expect(first('kubelet: Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not '
    + 'succeed.\n\nlevel=error msg="PullImage \\"b.io/x:1\\" failed" '
    + 'error="failed to resolve reference: 401 Unauthorized"'))
    .toEqual(['pull-secret-missing', 'unauthorized']);
});

test('a pull secret that is missing is of the image that the registry refuses, if it is one', () => {
  const images = (...messages: string[]) => {
    const answers = new Answers();
    messages.forEach(message => answers.addInput({ message, text: message, namespace: 'prod', pod: 'web-0' }));
    return answers.list().flatMap(({ diagnoses }) => diagnoses.map(({ input: { image } }) => image));
  };
  const missing = 'Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.';
  const refused = (image: string) => `Back-off pulling image "${image}": ErrImagePull: failed to pull and unpack image `
    + `"${image}": failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized`;
  expect(images(missing, refused('a.io/web:1'))).toEqual(['a.io/web:1']);
  expect(images(missing, refused('a.io/web:1'), refused('a.io/init:1'))).toEqual([undefined]);
});

test('nodes that fail to get the same image for other reasons are answers of their own', () => {
  const line = (node: string, why: string) => `Nov 27 10:00:00 ${node} kubelet[812]: E1127 10:00:00.1 812 log.go:32] `
    + `"PullImage from image service failed" err="failed to pull and unpack image \\"a.io/web:1\\": ${why}" `
    + 'image="a.io/web:1"';
  expect(first([line('node-a', 'x509: certificate signed by unknown authority'),
    line('node-b', 'write /var/lib/x: no space left on device')].join('\n'))).toEqual(['x509', 'disk']);
});
