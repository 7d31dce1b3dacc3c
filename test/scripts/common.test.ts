import * as fc from 'fast-check';
import { RefreshPod } from './support/refresh-pod';
import { SHELLS } from './support/shells';
import { HANG, StandIn, StandInAnswer } from './support/stand-in';
import { propertyOptions } from '../support/property';

const fewer = { ...propertyOptions<any>(), numRuns: 40 };

describe.each(SHELLS)('$name', shell => {
  let pod: RefreshPod;
  beforeAll(() => { pod = new RefreshPod(shell); });

  async function printed(statements: string, ...args: string[]): Promise<string> {
    return (await pod.evaluate(statements, args)).stdout;
  }

  describe('times', () => {
    test.each([
      ['2026-11-25T03:41:00Z', 1795578060],
      ['2026-11-25T03:41:00.123456+00:00', 1795578060],
      ['2026-11-25t03:41:00z', 1795578060],
      ['2026-11-25T05:11:00+01:30', 1795578060],
      ['2026-11-24T22:41:00-05:00', 1795578060],
      ['2024-02-29T23:59:59Z', 1709251199],
      ['2024-03-01T00:00:00Z', 1709251200],
      ['2100-03-01T00:00:00Z', 4107542400],
      ['1970-01-01T00:00:00Z', 0],
    ])('%s is second %d of the epoch', async (text, seconds) => {
      expect(await printed('epoch "$1"', text)).toBe(`${seconds}\n`);
    });

    test.each(['', 'None', '1795578060', '2026-11-25', '2026-11-25T03:41:00', '2026-11-25T03:41Z', 'x2026-11-25T03:41:00Z'])('%j is no time', async text => {
      expect(await pod.evaluate('epoch "$1"', [text])).toMatchObject({ code: 1, stdout: '' });
    });

    test('are written in RFC 3339', async () => {
      expect(await printed('rfc3339 1795578060')).toBe('2026-11-25T03:41:00Z\n');
    });
  });

  describe('a line about a failure', () => {
    test.each([
      ['JSON web token', `token ${'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhIn0.c2ln'} refused`, 'token [masked] refused'],
      ['Google token', `Bearer ya29.${'c0Aa_'.repeat(20)}.x`, 'Bearer [masked]'],
      ['secret key', 'key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'key [masked]'],
      ['client secret with tildes', '"abC8Q~1234567890.abcdefg_hijklmnopq"', '"[masked]"'],
      ['escaped token', 'access_token%3DeyJ0eXAiOiJKV1QiLCJhbGciOiJ', '[masked]'],
      ['hexadecimal password', 'is 0123456789abcdef0123456789abcdef01234567.', 'is [masked]'],
    ])('masks a %s', async (_, text, line) => {
      expect(await printed('printf %s "$1" | one_line', text)).toBe(`${line}\n`);
    });

    test('keeps names of hosts, roles and errors', async () => {
      const text = 'An error occurred (AccessDeniedException) when calling AssumeRole: arn:aws:sts::123456789012:assumed-role/EksPull2/botocore-session-1764042 '
        + 'at 123456789012.dkr.ecr.eu-central-1.amazonaws.com, 00000000-0000-0000-0000-000000000000';
      expect(await printed('printf %s "$1" | one_line', text)).toBe(`${text}\n`);
    });

    test('is one line of printable characters, 300 at most', async () => {
      expect(await printed('printf "\\n a\\t\\033[31m b\\nü c\\n" | one_line')).toBe('a [31m b c\n');
      expect((await printed('printf %s "$1" | one_line', 'ab '.repeat(1000))).length).toBe(301);
    });

    test('is recorded', async () => {
      await pod.evaluate('begin; record_failure part "$1"', ['two\nlines']);
      expect(pod.file('status', 'part')).toBe('two lines\n');
    });
  });

  test.each([
    ['eyJ0-._~+/=', true], ['a', true], ['', false], ['a b', false], ['a\nb', false], ['a"b', false], ['a\\b', false], ['ä', false], ['<html>', false],
  ])('%j is a token: %s', async (text, is) => {
    expect((await pod.evaluate('is_token "$1"', [text])).code === 0).toBe(is);
  });

  test('JSON strings are what JSON.parse reads', async () => {
    await fc.assert(fc.asyncProperty(fc.stringMatching(/^[ -~ü"\\*]*$/), async text => {
      expect(JSON.parse(await printed('json_string "$1"', text))).toBe(text);
    }), fewer);
  });

  test('a JSON string of control characters is refused', async () => {
    expect(await pod.evaluate('json_string "$1"', ['a\nb'])).toMatchObject({ code: 1 });
  });

  test('members of auths have the login in both forms, for each key, `*` as it is', async () => {
    pod.write(pod.work, { 'x.b.example.com:5000': 'a file that the key would match' });
    const members = await printed('auths_members "$1" "$2" "$3"', 'robot$a', 'to/ken+=', 'a.example.com *.b.example.com:5000 https://c/v1/');
    const entry = { auth: Buffer.from('robot$a:to/ken+=').toString('base64'), username: 'robot$a', password: 'to/ken+=' };
    expect(JSON.parse(`{${members}}`)).toEqual({ 'a.example.com': entry, '*.b.example.com:5000': entry, 'https://c/v1/': entry });
  });

  test('auth of a long token is one line', async () => {
    const token = 'x'.repeat(3000);
    const members = await printed('auths_members AWS "$(printf "%03000d" 0)" k');
    expect(JSON.parse(`{${members}}`).k.auth).toBe(Buffer.from(`AWS:${token.replace(/x/g, '0')}`).toString('base64'));
  });

  test('a token without a key for it is no part', async () => {
    expect((await pod.evaluate('begin; store_token nokey AWS token 1 ""')).code).toBe(2);
    expect(pod.file('parts', 'nokey')).toBeUndefined();
  });

  describe('retries', () => {
    const COUNTING = 'begin; tries=0; f() { tries=$((tries + 1)); [ "$tries" -lt "$1" ] && return "$2"; return 0; }; ';

    test.each([
      ['until it works', 'retry f 3 1', '0 3'],
      ['a bounded number of times', 'retry f 99 1', '1 4'],
      ['nothing that cannot help', 'retry f 99 2', '2 1'],
      ['no longer than the budget', 'BUDGET_SECONDS=0; retry f 99 1', '1 1'],
    ])('%s', async (_, call, result) => {
      expect(await printed(`${COUNTING} ${call}; echo "$? $tries"`)).toBe(`${result}\n`);
    });

    test('waits about twice as long each time, a random part of it', async () => {
      const statements = `pause() { echo "$1"; }; RETRY_SECONDS=8 BUDGET_SECONDS=9999; ${COUNTING} retry f 99 1`;
      const [first, second, third] = (await printed(statements)).trim().split('\n').map(Number);
      expect([first >= 8 && first <= 16, second >= 16 && second <= 32, third >= 32 && third <= 64]).toEqual([true, true, true]);
      const delays = new Set(await Promise.all(Array.from({ length: 6 }, () => printed(statements))));
      expect(delays.size).toBeGreaterThan(1);
    });

    test('tries every part once before any is tried again, and none that is done', async () => {
      const plan = new RefreshPod(shell, { config: { 'x.plan': ['a|1', '', 'b||two', 'c|3'].join('\n') } });
      const { stdout } = await plan.evaluate('begin; f() { echo "$1 $2 $3"; [ "$1" = b ] || return 1; }; ATTEMPTS=2; fetch_parts x.plan f');
      expect(stdout.split('\n')).toEqual(['a 1 ', 'b  two', 'c 3 ', 'a 1 ', 'c 3 ', '']);
    });

    test('says of parts whose turn did not come that they were not tried', async () => {
      const plan = new RefreshPod(shell, { config: { 'x.plan': ['a|1', 'b|2'] } });
      await plan.evaluate('begin; f() { record_failure "$1" slow; BUDGET_SECONDS=0; return 1; }; fetch_parts x.plan f');
      expect([plan.status('a'), plan.status('b')]).toEqual(['slow', expect.stringContaining('not tried')]);
    });

    test('ends the container if the plan is missing', async () => {
      expect(await pod.evaluate('begin; fetch_parts no.plan f')).toMatchObject({ code: 1, stderr: expect.stringContaining('no.plan is missing') });
    });
  });

  test.each([
    ['ends in time', 'limit 9 sh -c "exit 0"', 0],
    ['fails', 'limit 9 sh -c "exit 7"', 7],
    ['is killed', 'limit 9 sh -c \'kill -9 $$\'', 137],
    ['takes too long', 'limit 1 sleep 9', 124],
  ])('a program that %s', async (_, call, code) => {
    expect((await pod.evaluate(`${call}`)).code).toBe(code);
  });

  describe('the start', () => {
    const waits = (env: Record<string, string>) => pod.evaluate('pause() { echo "waited $1"; }; begin', [], env);

    test('is spread over the jitter if the schedule has triggered it', async () => {
      const all = await Promise.all(Array.from({ length: 6 }, () => waits({ JITTER_SECONDS: '100000', TRIGGER: 'schedule' })));
      expect(new Set(all.map(({ stdout }) => stdout)).size).toBeGreaterThan(1);
      expect(all.every(({ stdout }) => Number(stdout.split(' ')[1]) <= 100000)).toBe(true);
    });

    test.each([
      { JITTER_SECONDS: '100000', TRIGGER: 'deployment' }, { JITTER_SECONDS: '100000' }, { TRIGGER: 'schedule' }, { JITTER_SECONDS: '0', TRIGGER: 'schedule' },
    ])('is at once with %j', async env => {
      expect(await waits(env as Record<string, string>)).toMatchObject({ code: 0, stdout: '' });
    });
  });

  test('a signal ends it while it waits', async () => {
    const started = Date.now();
    const child = pod.spawn(['-c', '. "$(dirname "$0")/common.sh"; echo ready; pause 50', `${pod.config}/x`]);
    child.stdout!.once('data', () => child.kill('SIGTERM'));
    expect(await new Promise(resolve => child.on('exit', resolve))).toBe(143);
    expect(Date.now() - started).toBeLessThan(10000);
  });

  describe('a request', () => {
    let standIn: StandIn;
    let answer: StandInAnswer | typeof HANG;
    beforeAll(async () => { standIn = await StandIn.start({ '*': () => answer as StandInAnswer }); });
    afterAll(() => standIn.stop());

    const REQUEST = 'begin; request "$WORK/body" "$1"; echo "$? $problem"';
    async function ask(given: StandInAnswer | typeof HANG, url = `http://${standIn.address}/x?secret=1`): Promise<string> {
      answer = given;
      return (await pod.evaluate(REQUEST, [url], { ATTEMPT_SECONDS: '1' })).stdout.trimEnd();
    }

    test('gives the body of the answer', async () => {
      expect(await ask({ body: 'text' })).toBe('0');
      expect(pod.file('body')).toBe('text');
    });

    test.each([
      ['is refused', { status: 403, body: { error: { message: 'denied' } } }, '2 HTTP 403 from HOST: denied'],
      ['is refused, as OAuth says it', { status: 400, body: { error: 'invalid_grant', error_description: 'expired\r\nnow' } }, '2 HTTP 400 from HOST: expired now'],
      ['is refused, as registries say it', { status: 401, body: { errors: [{ code: 'UNAUTHORIZED', message: 'log in' }] } }, '2 HTTP 401 from HOST: log in'],
      ['is refused in HTML', { status: 404, body: '<h1>Not\nfound</h1>' }, '2 HTTP 404 from HOST: <h1>Not found</h1>'],
      ['is redirected', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, '2 HTTP 302 from HOST:'],
      ['is throttled', { status: 429, body: { message: 'slow down' } }, '1 HTTP 429 from HOST: slow down'],
      ['meets a broken server', { status: 503 }, '1 HTTP 503 from HOST:'],
      ['gets no answer', HANG, /^1 no answer from HOST: curl: \(28\) /],
    ] as [string, StandInAnswer | typeof HANG, string | RegExp][])('says how it %s', async (_, given, said) => {
      const text = (await ask(given)).replace(standIn.address, 'HOST').trim();
      expect(text).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
    });

    test('says that nobody listens', async () => {
      expect(await ask({}, 'http://127.0.0.1:1/')).toMatch(/^1 no answer from 127\.0\.0\.1:1: curl: \(7\) /);
    });
  });
});
