import { answersTo, causesIn, isAnswered, PasteEntry } from './pastes';
import { isRight, MessageEntry, OtherText, readCorpus } from './support';
import { PullFailure } from '../../src/diagnose';

const pastes = readCorpus<PasteEntry>('pastes');
const others = readCorpus<OtherText>('others');

describe('texts as people paste them', () => {
  test.each([...new Set(pastes.map(({ family }) => family))])('are answered as they say in the family %s', family => {
    const entries = pastes.filter(entry => entry.family === family);
    expect(entries.filter(entry => !isAnswered(entry))).toEqual([]);
  });

  test('raise no alarm where they are about something else', () => {
    expect(others.filter(({ text }) => causesIn(text).length > 0)).toEqual([]);
  });

  test('are there once each', () => {
    const texts = [...pastes, ...others].map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

/** Breaks a text between words, no line longer than a width if that can be. */
function broken(text: string, first: string, rest: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < 72) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}`).join('\n');
}

/** Messages of the kubelet that are right as they are. */
const messages = readCorpus<MessageEntry>('messages').filter(entry =>
  isRight(entry) && /^Failed to pull image/.test(entry.message) && !entry.message.includes('\n'));
const cut = (text: string) => text.match(/.{1,80}/g)!.join('\n');

describe('a message that is broken over lines is one answer, the same as in one line', () => {
  test.each([
    ['between words', (text: string) => broken(text, '', '')],
    ['within words', cut],
    ['with an indent', (text: string) => broken(text, '', '    ')],
    ['in a quote', (text: string) => broken(text, '> ', '> ')],
    ['in a list', (text: string) => broken(text, '- ', '  ')],
    ['in a block of code', (text: string) => `\`\`\`\n${broken(text, '', '')}\n\`\`\``],
    ['in a column of a table', (text: string) => broken(text, '│ ', '│ ').replace(/$/gm, '   │')],
    ['behind the head of a line of a log',
      (text: string) => broken(text, 'E0810 17:23:18.000705    1766 x.go:9] ', '  ')],
    ['in a row of events', (text: string) => broken(text, '  Warning  Failed  2m (x4 over 3m)  kubelet  ', '')],
  ])('%s', (_, wrap) => {
    expect(messages.length).toBeGreaterThan(20);
    const wrong = messages.filter(({ message }) => {
      const causes = answersTo(wrap(message)).map(({ diagnoses: [{ failure }] }) => failure.cause);
      return causes.length !== 1 || causes[0] !== PullFailure.classify(message).cause;
    });
    expect(wrong.length / messages.length).toBeLessThan(0.05);
  });

  test('and two of them are two answers, each with its image', () => {
    const [a, b] = ['dial tcp: lookup a.io: no such host', 'x509: certificate signed by unknown authority'];
    const said = (image: string, error: string) =>
      `Failed to pull image "${image}": failed to pull and unpack image "${image}": failed to resolve reference `
        + `"${image}": failed to do request: Head "https://${image.split('/')[0]}/v2/x/manifests/1": ${error}`;
    for (const wrap of [(text: string) => text, (text: string) => broken(text, '', ''), cut,
      (text: string) => broken(text, '> ', '> ')]) {
      const answers = answersTo(`${wrap(said('a.io/x:1', a))}\n${wrap(said('b.io/y:1', b))}`);
      expect(answers.map(({ diagnoses: [{ failure }] }) => [failure.cause, failure.image]))
        .toEqual([['dns', 'a.io/x:1'], ['x509', 'b.io/y:1']]);
    }
  });
});

test('a command and what came of it are read together, if neither tells the cause alone', () => {
  expect(causesIn('$ docker pull ghcr.io/acme/app:1.sbom\n\nunsupported media type text/spdx+json\n'))
    .toEqual([['not-an-image']]);
});

test('the image of a command is that of the failure behind it', () => {
  const [{ diagnoses: [{ failure }] }] = answersTo(
    '$ sudo ctr image pull quay.io/a/b:1\nINFO[0064] apply failure, attempting cleanup  error="failed to extract layer '
      + 'sha256:46: operation not permitted: unknown"\n',
  );
  expect(failure).toMatchObject({ cause: 'unpack-failed', image: 'quay.io/a/b:1' });
});

const REFUSED = 'Error response from daemon: Get "https://a.io/v2/": dial tcp: lookup a.io: no such host';

test.each(['docker login a.io', '$ sudo docker push a.io/x:1', 'user@host:~$ helm registry login a.io'])(
  'what %s says is about no pull, up to a blank line or the next command', command => {
    expect(causesIn(`${command}\n${REFUSED}\n`)).toEqual([]);
    expect(causesIn(`${command}\n${REFUSED}\n\n${REFUSED}\n`)).toEqual([['dns']]);
    expect(causesIn(`${command}\n${REFUSED}\n$ docker pull a.io/x:1\n${REFUSED}\n`)).toEqual([['dns']]);
  },
);

test('what a login says is about no pull over a blank line too, as long as it did not say that it failed', () => {
  const login = 'docker login\nLogin with your Docker ID to push and pull images.\n\nUsername: me\nPassword:\n';
  expect(causesIn(`${login}\n${REFUSED}\n`)).toEqual([]);
  expect(causesIn(`${login}\n${REFUSED}\n\n${REFUSED}\n`)).toEqual([['dns']]);
});

test.each(['exporting to image:', '[3/5] RUN npm install:'])('what failed at step "%s" of a build is no pull', step => {
  const error = 'ERROR: failed to solve: unexpected status from HEAD request to https://a.io/v2/x/manifests/1: 403 Forbidden';
  expect(causesIn(`------\n > ${step}\n------\n${error}\n`)).toEqual([]);
  expect(causesIn(`------\n > [internal] load metadata for a.io/x:1:\n------\n${error}\n`).length).toBe(1);
});

test('a push is none, though it asks for tokens as a pull does', () => {
  const error = 'failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized';
  expect(causesIn(`ERROR: failed to push a.io/x:1: ${error}`)).toEqual([]);
  expect(causesIn(`ERROR: failed to resolve reference "a.io/x:1": ${error}`).length).toBe(1);
});

test('a record of a log is read beyond its message', () => {
  expect(causesIn(JSON.stringify({
    'level': 'error', 'msg': 'Scan job container', 'status.message': 'remote error: GET https://a.io/v2/x/manifests/1: TOOMANYREQUESTS',
  })).map(([cause]) => cause)).toEqual(['rate-limited']);
});

test('a record of a log may name the kind of what it is about', () => {
  const record = { msg: 'could not pull image a.io/x:1: i/o timeout', kind: 'Build', apiVersion: 'a/v1' };
  expect(causesIn(JSON.stringify(record)).map(([cause]) => cause)).toEqual(['network-timeout']);
});

test('an image that is a member of a record belongs to its message', () => {
  expect(causesIn(JSON.stringify({ msg: 'cannot get it', imageRef: 'a.io/x:1', error: 'i/o timeout' }))
    .map(([cause]) => cause)).toEqual(['network-timeout']);
});

test('a message that journald breaks is one', () => {
  const head = 'Oct 01 09:31:20 host daemon[1046]:';
  expect(causesIn(`${head} Failed to pull a.io/x:1: 1 error occurred:\n${head}         * no such host`)
    .map(([cause]) => cause)).toEqual(['dns']);
});

test('what one row says does not go on in the next', () => {
  expect(causesIn('Warning  Failed   19s  kubelet  Error: failed to create containerd container: read x: '
    + 'input/output error\nNormal   Pulling  18s  kubelet  Pulling image "ghcr.io/a/b:1"')).toEqual([]);
});

test('the status of any object is read, also in a list that is cut off', () => {
  const list = ['apiVersion: v1', 'items:', '- apiVersion: source.toolkit.fluxcd.io/v1', '  kind: OCIRepository',
    '  metadata:', '    name: app', '  status:', '    conditions:', '    - type: Ready', '      status: "False"',
    "      message: 'failed to pull artifact from oci://a.io/x: dial tcp: lookup a.io: no such host'"];
  expect(causesIn(list.join('\n')).map(([cause]) => cause)).toEqual(['dns']);
  expect(causesIn(list.join('\n').replace('"False"', '"True"'))).toEqual([]);
  expect(causesIn('apiVersion: v1\nkind: ImageStream\nmetadata:\n  annotations:\n'
    + '    openshift.io/image.dockerRepositoryCheck: the repository "a/b" was not found\n').map(([cause]) => cause))
    .toEqual(['not-found']);
});

test('a policy that could not get the image says what it met', () => {
  expect(causesIn('admission webhook "verify.kubewarden.admission" denied the request: verification of image a.io/x:1 '
    + 'failed: Cannot fetch manifest of a.io/x:1: Not authorized: url https://a.io/v2/x/manifests/1')[0]
    .slice(0, 2)).toEqual(['admission-policy', 'unauthorized']);
});

test('words of a log that stand far apart are not read together', () => {
  const lines = Array.from({ length: 300 }, (_, index) => `line ${index} of something else`);
  expect(causesIn(['docker pull a/b', '', ...lines, '', 'unsupported media type text/x'].join('\n'))).toEqual([]);
});

test('a Secret that an old kubelet does not find is not a tag', () => {
  expect(causesIn('Failed to pull image "a.io/x:1": secrets "regcred" not found')).toEqual([['pull-secret-missing']]);
});

describe('an image that is there, or is only named, makes no failure of a pull', () => {
  test.each([
    ['a command', '$ docker run -p 3000:3000 ghcr.io/org/app:1\nError: connect ECONNREFUSED 127.0.0.1:5432'],
    ['a manifest', '      image: ghcr.io/team/web:1.2\n03:04:05 dial tcp: lookup db on 10.0.0.10:53: no such host'],
    ['a step of a build', 'Step 1/9 : FROM mcr.microsoft.com/dotnet/sdk:8.0\nerror NU1301: 401 (Unauthorized).'],
    ['what was pulled', '1: Pulling from acme/app\n38e2e6cd5626: Pull complete\n'
      + 'Status: Downloaded newer image for acme/app:1\njava.net.ConnectException: Connection refused'],
    ['what is on the machine', 'Container image "ghcr.io/x/y:1" already present on machine\n'
      + 'panic: dial tcp 10.0.0.3:6379: connect: connection refused'],
  ])('%s', (_, text) => {
    expect(causesIn(text)).toEqual([]);
  });

  test('but the next one that is pulled may fail', () => {
    expect(causesIn('a: Pulling from acme/a\nStatus: Downloaded newer image for acme/a:1\nPulling b (acme/b:2)...\n'
      + 'ERROR: manifest for acme/b:2 not found: manifest unknown: manifest unknown').map(([cause]) => cause))
      .toEqual(['tag-not-found']);
  });
});
