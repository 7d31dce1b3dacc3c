import { PullFailure, PullFailureCause, PullFailureConfidence } from '../../../src/diagnose';
import { ofCutOff } from '../../../src/diagnose/match/cut-off';
import { causesIn } from '../pastes';

const causesOf = (text: string) => causesIn(text).map(([cause]) => cause);
const PULL = 'Failed to pull image "registry.example.com/web:1": rpc error: code = Unknown desc = failed to do '
  + 'request: Head "https://registry.example.com/v2/web/manifests/1": ';

describe('a message that was cut off', () => {
  test.each([
    ['x509: certificate signed by unknown autho', 'x509'],
    ['dial tcp 192.0.2.1:443: connect: connection refu', 'connection-refused'],
    ['net/http: TLS handshake tim...', 'tls-timeout'],
    ['context deadline exc…', 'network-timeout'],
    ['http: server gave HTTP respon"', 'http-vs-https'],
  ])('within words that tell a cause tells it: %s', (error, cause) => {
    expect(causesOf(PULL + error)).toEqual([cause]);
  });

  test.each([
    ['dial tcp 192.0.2.1:443: i/o t', 'network-timeout'],
    ['net/http: re', 'network-timeout'],
    ['dial tcp 192.0.2.1:443: connect: network is un', 'network-timeout'],
    ['net/http: TLS h', 'tls-timeout'],
    ['http: server gave HTTP res', 'http-vs-https'],
  ])('behind a colon tells it by the first letters of a second word: %s', (error, cause) => {
    expect(causesOf(PULL + error)).toEqual([cause]);
    expect(causesOf(`${PULL}${error}\nWhat now?`)).toEqual([cause]);
    expect(causesOf(PULL + error.replace(/: (?!.*: )/, ' of '))).toEqual([]);
  });

  test.each([
    'Firewall: not on', 'Output of podman: container run', 'Next step: error list', 'Note: previous attempt',
    'Proxy: no pro', 'Result: no image',
  ])('behind a colon tells none by them in a line that says nothing of a request: %s', line => {
    expect(causesOf(`Failed to pull image "a.io/b:1": something odd\n${line}`)).toEqual([]);
    expect(causesOf(`Failed to pull image "a.io/b:1": something odd\n${line}\nWhat now?`)).toEqual([]);
  });

  test.each(['no image', 'not on', 'error list'])('behind a colon tells none by a whole word: %s', error => {
    expect(causesOf(PULL + error)).toEqual([]);
    expect(causesOf(`${PULL}${error}\nWhat now?`)).toEqual([]);
  });

  test('within a line that others follow tells none without a colon before it, however much of it is there', () => {
    expect(causesOf(`${PULL}of connection refuse\nWhat now?`)).toEqual([]);
  });

  test('shows of the words what is there', () => {
    expect(PullFailure.classify(`${PULL}dial tcp 192.0.2.1:443: i/o t`).evidence).toEqual(['i/o t…', 'failed to pull']);
    expect(PullFailure.classify(`${PULL}dial tcp [2001:db8::1]:443: connect: network is unr...`).evidence)
      .toEqual(['dial tcp [ … network is unr…', 'failed to pull']);
  });

  test('shows nothing of words that are not there, though others there begin like them', () => {
    const known = {
      cause: PullFailureCause.OTHER, confidence: PullFailureConfidence.LOW, alternatives: [], isPull: true,
    };
    const evidence = ['Cannot connect to it', 'failed to pull', 'dial tcp … connection refused'];
    const told = ofCutOff('Cats failed to pull: dial tcp: connection ref...', { ...known, evidence },
      () => ({ ...known, evidence, cause: PullFailureCause.DNS }));
    expect(told?.evidence).toEqual(['failed to pull', 'dial tcp … connection ref…']);
  });

  test('tells none where a number is cut off, or what begins like that is no cause', () => {
    expect(causesOf('Failed to pull image "a.io/b:1": error parsing HTTP 4')).toEqual([]);
    expect(causesOf('Failed to pull image "a.io/b:1": credential prov')).toEqual([]);
  });

  test('tells none where the words begin like those of several causes', () => {
    expect(causesOf(`${PULL}dial tcp 192.0.2.1:443: connect: connection re`)).toEqual([]);
  });

  test.each([
    ['Get https://registry-1.docker.io/v2/: net/http: TLS....', ['tls-timeout']],
    ['Error response from daemon: Head "https://registry.example.com/v2/web/manifests/1": no basic…', ['no-basic-auth']],
    [`${PULL}context deadline...`, ['network-timeout']],
    ['ERROR: failed to solve: alpine:3.17.1: no match ...', ['platform-mismatch']],
    [`${PULL}context deadline...\nWhat now?`, ['network-timeout']],
  ])('and marked with dots needs two words only: %s', (text, causes) => {
    expect(causesOf(text)).toEqual(causes);
  });

  test('and marked with dots tells all that may have been meant', () => {
    expect(causesIn(`${PULL}dial tcp 192.0.2.1:443: connect: connection re...`)).toEqual([
      ['connection-refused', 'connection-reset'],
    ]);
  });

  test('behind a colon tells first what most words tell that begin so, needing the colon or not', () => {
    const [told] = causesIn(`${PULL}too many...`);
    expect(told.slice(0, 2)).toEqual(['rate-limited', 'unpack-failed']);
    expect(causesOf(`${PULL}unauth...`)).toEqual(['unauthorized']);
    expect(causesOf(`${PULL}name inv...`)).toEqual(['invalid-reference']);
    expect(causesOf(`${PULL}of name inv...`)).toEqual([]);
  });

  test('and marked with dots tells none where most of what may have been meant tells none', () => {
    expect(causesOf('Failed to pull image "a.io/b:1": failed to resolve...')).toEqual([]);
    expect(causesOf('Failed to pull image "a.io/b:1": failed to resolve lay...')).toEqual(['network-timeout']);
  });

  test('leaves a cause that stands there whole among those that are meant', () => {
    const [[, ...others]] = causesIn('Failed to pull image "a.io/b:1": pull access...\n… some code 503 here');
    expect(others).toContain('registry-5xx');
  });

  describe('costs no more looks at the text', () => {
    const NOTHING_TOLD = {
      cause: 'other', confidence: 'low', alternatives: [], evidence: [], isPull: true, isCertain: true,
    };
    const asked = (error: string, causeOf: (rest: string) => string) => {
      const rests: string[] = [];
      ofCutOff<any>(PULL + error, NOTHING_TOLD, whole => {
        rests.push(whole.slice(PULL.length));
        return { ...NOTHING_TOLD, cause: causeOf(whole) };
      });
      return rests;
    };

    test.each(['failed t', 'failed to...', 'error...'])('than there are ends if there are many: %s', error => {
      expect(asked(error, () => 'dns')).toEqual([]);
    });

    test('than up to the first end that disagrees, without dots', () => {
      const error = 'too many re';
      expect(asked(error, () => 'dns').length).toBeGreaterThan(2);
      expect(asked(error, rest => rest).length).toBe(2);
      expect(asked(error, () => 'other').length).toBe(1);
      expect(asked(`${error}...`, rest => rest).length).toBeGreaterThan(2);
    });
  });

  test('keeps what else the text says', () => {
    expect(PullFailure.classify(`${PULL}dial tcp 192.0.2.1:443: connect: connection re...`)).toMatchObject({
      cause: 'connection-refused', confidence: 'low', image: 'registry.example.com/web:1', runtime: 'containerd',
    });
  });

  test('tells none without dots where a word ends: a sentence may end there too', () => {
    expect(causesOf('unable to pull registry.example.com/web:28: unable to pull image, or you do not have pull access'))
      .toEqual([]);
  });

  test('tells none where less of them is there than is missing, or it is about something else', () => {
    expect(causesOf(`${PULL}certificate`)).toEqual([]);
    expect(causesOf('could not reach the database: net/http: TLS handshake tim')).toEqual([]);
    expect(causesOf('Dir: C:\\work\nRunning Docker...')).toEqual([]);
  });

  test('tells none where dots in a line of their own stand for lines that were left out', () => {
    expect(causesOf('$ crictl pull registry.example.com/web:1\nsh: line 5: crictl: not found\n…\nexit code 127'))
      .toEqual([]);
  });
});
