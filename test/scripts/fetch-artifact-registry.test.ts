import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GoogleCloud, googleToken } from './support/google-cloud';
import { RefreshPod } from './support/refresh-pod';
import { SHELLS } from './support/shells';
import { filesBelow, secretsIn, SpiedShell } from './support/spy';
import { DROP, HANG, Handler, StandIn, StandInAnswer, StandInRequest } from './support/stand-in';
import { after, TokenFault, tokenFaults } from './support/token-faults';
import { makeFolder } from '../support/workspace';

const NOW = 1795600000;
const SUBJECT = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJnb29nbGUifQ.VTJsbmJtRjBkWEps';
const PROVIDERS = '//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/clusters/providers';
const ACCOUNT = 'pull@project.iam.gserviceaccount.com';
const SCOPES = 'https://www.googleapis.com/auth';
const METADATA = '127.0.0.1';
const STS = 'POST sts.googleapis.com/v1/token';
const IAM = 'iamcredentials.googleapis.com';
const KEYS = 'europe-docker.pkg.dev eu.gcr.io';

describe.each(SHELLS)('$name', shell => {
  let standIn: StandIn;
  let google: GoogleCloud;
  let subjectFile: string;

  beforeAll(async () => {
    standIn = await StandIn.start({}, ['sts.googleapis.com', 'iamcredentials.googleapis.com']);
    subjectFile = write(`${SUBJECT}\n`);
  });
  afterAll(() => standIn.stop());

  beforeEach(() => {
    google = new GoogleCloud(NOW);
    google.subjects[`${PROVIDERS}/cluster`] = SUBJECT;
    google.mintable.push(ACCOUNT);
    Object.assign(standIn.handlers, google.handlers);
    standIn.requests.length = 0;
  });

  function podOf(plan: string[], env: Record<string, string> = {}, programs = shell): RefreshPod {
    return new RefreshPod(programs, {
      config: { 'artifact-registry.plan': plan },
      env: { ...standIn.proxyEnvironment, GCE_METADATA_HOST: standIn.address, NOW: `${NOW}`, ...env },
    });
  }

  /** Runs the script, which never fails and prints nothing, with lines of the plan. */
  async function fetch(...options: Parameters<typeof podOf>): Promise<RefreshPod> {
    const pod = podOf(...options);
    expect(await pod.run('fetch-artifact-registry.sh')).toEqual({ code: 0, stdout: '', stderr: '' });
    return pod;
  }

  const metadata = (account = '', minimum = 1200) => `gar|metadata|||${account}|${minimum}|${KEYS}`;
  const federation = (account = '', { part = 'gar', provider = 'cluster', file = subjectFile } = {}) =>
    [part, 'federation', file, `${PROVIDERS}/${provider}`, account, 600, KEYS].join('|');

  test('takes the token of the metadata server', async () => {
    const pod = await fetch([metadata()]);
    expect([pod.status('gar'), pod.file('expires', 'gar')]).toEqual(['ok', `${NOW + 3599}\n`]);
    expect(auths(pod)).toEqual({ 'europe-docker.pkg.dev': login(google.metadataToken.access_token), 'eu.gcr.io': login(google.metadataToken.access_token) });
  });

  test('exchanges a token of the ServiceAccount for one that may read only', async () => {
    const pod = await fetch([federation()]);
    const [token] = Object.keys(google.scopesOf).slice(-1);
    expect([pod.status('gar'), pod.file('expires', 'gar')]).toEqual(['ok', `${NOW + 899}\n`]);
    expect(auths(pod)['eu.gcr.io']).toEqual(login(token));
    expect(google.scopesOf[token]).toEqual([`${SCOPES}/cloud-platform.read-only`]);
  });

  test.each([['the metadata server', metadata(ACCOUNT)], ['the exchange', () => federation(ACCOUNT)]])('mints a token of an hour with that of %s', async (_, line) => {
    const pod = await fetch([typeof line === 'string' ? line : line()]);
    const [token] = Object.keys(google.scopesOf).slice(-1);
    expect([pod.status('gar'), pod.file('expires', 'gar')]).toEqual(['ok', `${NOW + 3600}\n`]);
    expect(auths(pod)['eu.gcr.io']).toEqual(login(token));
    expect(google.scopesOf[token]).toEqual([`${SCOPES}/devstorage.read_only`]);
  });

  test('asks the metadata server past the proxy, and the rest through it', async () => {
    const pod = await fetch([metadata()], { http_proxy: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' });
    expect(pod.status('gar')).toBe('ok');
    expect((await fetch([federation()], { HTTPS_PROXY: 'http://127.0.0.1:1' })).status('gar')).toContain('no answer from sts.googleapis.com');
  });

  describe('a server with a fault', () => {
    const token = { access_token: googleToken('good'), expires_in: 899, token_type: 'Bearer' };
    const minted = { accessToken: googleToken('good'), expireTime: '2026-11-25T03:41:00Z' };
    const noNumber = { said: / has no 'expires_in' that is a number of seconds$/, heals: true };
    const noTime = { said: / has no 'expireTime' that is a time$/, heals: true };
    const { down, denied, page, without, malformed } = tokenFaults(IAM, 'accessToken', minted, SUBJECT);
    const faults: Record<string, TokenFault> = {
      ...tokenFaults('sts.googleapis.com', 'access_token', token, SUBJECT),
      'endless': { answer: { body: { ...token, expires_in: undefined } }, ...noNumber },
      'negative': { answer: { body: { ...token, expires_in: -1 } }, ...noNumber },
      'octal': { answer: { body: { ...token, expires_in: '0899' } }, ...noNumber },
      'verbose': { answer: { body: { ...token, expires_in: '15 minutes' } }, ...noNumber },
      'short': { answer: { body: { ...token, expires_in: 599 } }, said: /: the token is good for 599 s only, and the next run may be 600 s away$/, heals: false },
      'mint-down': down,
      'mint-denied': denied,
      'mint-page': page,
      'mint-without': without,
      'mint-malformed': malformed,
      'mint-endless': { answer: { body: { ...minted, expireTime: undefined } }, ...noTime },
      'mint-verbose': { answer: { body: { ...minted, expireTime: 'in an hour' } }, ...noTime },
      'mint-expired': { answer: { body: minted }, said: /: the token is good for -21940 s only, and the next run may be 600 s away$/, heals: false },
    };
    const names = Object.keys(faults);
    const tries: Record<string, number> = {};
    let pod: RefreshPod;

    // All in one run, each with a provider or an account of its own; the last line of the plan has no fault.
    beforeAll(async () => {
      const cloud = new GoogleCloud(NOW);
      cloud.subjects[`${PROVIDERS}/cluster`] = SUBJECT;
      cloud.mintable.push(ACCOUNT);
      const faulty = (well: Handler, nameIn: (request: StandInRequest) => string | undefined): Handler => request => {
        const name = nameIn(request) ?? '';
        if (!faults[name]) return well(request);
        tries[name] = (tries[name] ?? 0) + 1;
        return faults[name].answer as StandInAnswer;
      };
      standIn.handlers[STS] = faulty(cloud.handlers[STS], ({ body }) => new URLSearchParams(body).get('audience')?.slice(PROVIDERS.length + 1));
      standIn.handlers[IAM] = faulty(cloud.handlers[IAM], ({ path }) => /serviceAccounts\/([a-z-]+)@/.exec(path)?.[1]);
      const mint = (part: string) => federation(`${part}@project.iam.gserviceaccount.com`, { part });
      pod = await fetch([
        ...names.map(part => part.startsWith('mint-') ? mint(part) : federation('', { part, provider: part })),
        federation(ACCOUNT),
      ], { ATTEMPTS: '2', ATTEMPT_SECONDS: '3' });
    });

    test.each(names)('%s: says so, and makes no part', name => {
      const { said, heals } = faults[name];
      expect(pod.status(name)).toMatch(said);
      expect(pod.status(name)).toMatch(/^Artifact Registry: /);
      expect([pod.file('parts', name), pod.file('expires', name)]).toEqual([undefined, undefined]);
      expect(tries[name]).toBe(heals ? 2 : 1);
    });

    test('does not stop the others', () => {
      expect(pod.status('gar')).toBe('ok');
    });
  });

  describe('a metadata server', () => {
    test.each<[string, StandInAnswer, RegExp]>([
      ['that is not Google\'s', { body: { access_token: 'x', expires_in: 3599 } }, /: 127\.0\.0\.1:\d+ is not the metadata server of Google: its answer has no header 'Metadata-Flavor: Google'$/],
      // https://cloud.google.com/kubernetes-engine/docs/troubleshooting/authentication
      ['of GKE that may not mint', {
        status: 403,
        headers: { 'Metadata-Flavor': 'Google' },
        body: 'Unable to generate access token; IAM returned 403 Forbidden: '
        + 'Permission \'iam.serviceAccounts.getAccessToken\' denied on resource (or it may not exist).\nThis error could be caused by a missing IAM policy binding.\n',
      },
      / HTTP 403 from 127\.0\.0\.1:\d+: Unable to generate access token; IAM returned 403 Forbidden: Permission 'iam\.serviceAccounts\.getAccessToken' denied on/],
    ])('%s is asked once', async (_, answer, said) => {
      standIn.handlers[METADATA] = () => answer;
      const pod = await fetch([metadata()]);
      expect(pod.status('gar')).toMatch(said);
      expect([pod.file('parts', 'gar'), standIn.requests.length]).toEqual([undefined, 1]);
    });

    test('that hands out a token with too little life left is said so with the numbers', async () => {
      google.metadataToken.expires_in = 1199;
      const pod = await fetch([metadata()]);
      expect(pod.status('gar')).toBe('Artifact Registry: the token is good for 1199 s only, and the next run may be 1200 s away');
      expect([pod.file('parts', 'gar'), standIn.requests.length]).toEqual([undefined, 1]);
    });

    test('that hands out a token with just enough is taken', async () => {
      google.metadataToken.expires_in = 1200;
      expect((await fetch([metadata()])).status('gar')).toBe('ok');
    });

    test('that hands out a token with little life left is good enough to mint with', async () => {
      google.metadataToken.expires_in = 60;
      expect((await fetch([metadata(ACCOUNT)])).status('gar')).toBe('ok');
    });
  });

  test.each<[string, (StandInAnswer | typeof DROP)[]]>([
    ['is not up yet', [DROP, DROP]], ['is throttling', [{ status: 429, headers: { 'Retry-After': 'Wed, 25 Nov 2026 03:41:00 GMT' } }]], ['has a bad moment', [{ status: 500 }, { status: 503 }]],
  ])('asks again when the server %s', async (_, answers) => {
    standIn.handlers[METADATA] = after(answers, google.handlers[METADATA]);
    const pod = await fetch([metadata()]);
    expect([pod.status('gar'), standIn.requests.length]).toEqual(['ok', answers.length + 1]);
  });

  test('waits as long as the server asks it to', async () => {
    standIn.handlers[STS] = after([{ status: 429, headers: { 'Retry-After': '1' } }], google.handlers[STS]);
    const started = Date.now();
    expect((await fetch([federation()])).status('gar')).toBe('ok');
    expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
  });

  test('does not wait for longer than it may take', async () => {
    standIn.handlers[STS] = after([{ status: 429, headers: { 'Retry-After': '3600' } }], google.handlers[STS]);
    const pod = await fetch([federation()]);
    expect(pod.status('gar')).toMatch(/ HTTP 429 /);
    expect(standIn.requests.length).toBe(1);
  });

  test('says what the cloud says of a mistake in the configuration', async () => {
    const pod = await fetch([
      federation('', { part: 'provider', provider: 'unknown' }),
      federation('', { part: 'subject', file: write('eyJhbGciOiJSUzI1NiJ9.e30.x') }),
      federation('other@project.iam.gserviceaccount.com', { part: 'account' }),
    ]);
    expect([pod.status('provider'), pod.status('subject'), pod.status('account')]).toEqual([
      expect.stringMatching(/^Artifact Registry: HTTP 400 from sts\.googleapis\.com: The target service indicated by the "audience" parameters is invalid\./),
      'Artifact Registry: HTTP 400 from sts.googleapis.com: The audience in ID Token [https://kubernetes.default.svc] does not match the expected audience.',
      'Artifact Registry: HTTP 403 from iamcredentials.googleapis.com: Permission \'iam.serviceAccounts.getAccessToken\' denied on resource (or it may not exist).',
    ]);
  });

  test.each([
    ['is missing', '/nonexistent/token', 'is missing: there is no file /nonexistent/token'],
    ['is empty', () => write(''), 'is not one line of printable ASCII'],
    ['has two lines', () => write('a\nb'), 'is not one line of printable ASCII'],
  ])('sends nothing when the file of the token %s', async (_, file, said) => {
    const pod = await fetch([federation('', { file: typeof file === 'string' ? file : file() })]);
    expect(pod.status('gar')).toContain(`Artifact Registry: the token of the ServiceAccount ${said}`);
    expect(standIn.requests).toEqual([]);
  });

  test('refuses a method that it does not know', async () => {
    expect((await fetch([`gar|key||||0|${KEYS}`])).status('gar')).toBe('Artifact Registry: the method is to be metadata or federation, not \'key\'');
  });

  test('shows no secret to others on the node, and leaves none but in parts', async () => {
    const spied = new SpiedShell(shell);
    const pod = await fetch([
      federation(ACCOUNT), federation('', { part: 'federated' }), metadata('').replace('gar', 'metadata'), federation('other@project.iam.gserviceaccount.com', { part: 'denied' }),
    ], {}, spied.shell);
    const tokens = Object.keys(google.scopesOf);
    const secrets = { SUBJECT, ...Object.fromEntries(tokens.flatMap(token => [[token, token], [`auth of ${token}`, login(token).auth]])) };
    expect([tokens.length, pod.status('gar'), pod.status('federated'), pod.status('metadata')]).toEqual([5, 'ok', 'ok', 'ok']);
    expect(spied.seen).toMatch(/subject_token@.*\/oauth\/subject/);
    expect(secretsIn(spied.seen, secrets)).toEqual([]);
    expect(filesBelow(pod.work).filter(({ path, content, mode }) => mode !== 0o600 || (!path.startsWith('parts/') && secretsIn(content, secrets).length > 0))).toEqual([]);
  });

  test('takes the secrets out of the volume when it is ended', async () => {
    const pod = podOf([federation(ACCOUNT)]);
    const asked = new Promise<void>(resolve => {
      standIn.handlers[STS] = () => {
        resolve();
        return HANG;
      };
    });
    const child = pod.spawn([join(pod.config, 'fetch-artifact-registry.sh')], { ATTEMPT_SECONDS: '3' });
    const ended = once(child, 'exit');
    await Promise.race([asked, ended]);
    expect(pod.file('oauth', 'subject')).toBe(SUBJECT);
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(143);
    expect([pod.file('oauth', 'subject'), pod.status('gar')]).toEqual([undefined, undefined]);
  });
});

function auths(pod: RefreshPod): Record<string, unknown> {
  return JSON.parse(`{${pod.file('parts', 'gar')}}`);
}

function login(token: string) {
  return { auth: Buffer.from(`oauth2accesstoken:${token}`).toString('base64'), password: token, username: 'oauth2accesstoken' };
}

function write(content: string): string {
  const file = join(makeFolder('identity'), 'token');
  writeFileSync(file, content);
  return file;
}
