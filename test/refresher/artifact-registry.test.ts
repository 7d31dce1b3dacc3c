import { ApiStandIn } from './support/api-stand-in';
import { SUBJECT } from './support/ecr-part';
import { GoogleCloud, googleToken } from './support/google-cloud';
import { Outcome, PodOptions, runPod, TWO_ATTEMPTS } from './support/pod';
import { DROP, Handler, StandIn, StandInAnswer, StandInRequest } from './support/stand-in';
import { after, TokenFault, tokenFaults } from './support/token-faults';
import { ArtifactRegistryPart, GoogleIdentityPlan } from '../../src/refresh/plan';

const PROVIDERS =
  '//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/clusters/providers';
const ACCOUNT = 'pull@project.iam.gserviceaccount.com';
const READ_ONLY = ['https://www.googleapis.com/auth/cloud-platform.read-only'];
const METADATA = '127.0.0.1';
const STS = 'POST sts.googleapis.com/v1/token';
const IAM = 'iamcredentials.googleapis.com';
const KEYS = ['europe-docker.pkg.dev', 'eu.gcr.io'];

const now = () => Math.floor(Date.now() / 1000);

let api: ApiStandIn;
let cloud: StandIn;
let google: GoogleCloud;
beforeAll(async () => {
  api = await ApiStandIn.start();
  cloud = await StandIn.start({}, ['sts.googleapis.com', IAM]);
});
afterAll(() => Promise.all([api.server.stop(), cloud.stop()]));

function newGoogle(): GoogleCloud {
  const made = new GoogleCloud(now());
  made.subjects[`${PROVIDERS}/cluster`] = SUBJECT;
  made.mintable.push(ACCOUNT);
  return made;
}

beforeEach(() => {
  api.reset();
  google = newGoogle();
  Object.assign(cloud.handlers, google.handlers);
  cloud.requests.length = cloud.tunnels.length = 0;
});

function run(
  parts: Record<string, ArtifactRegistryPart>, options: Partial<PodOptions> = {}, plan: object = {},
): Promise<Outcome> {
  return runPod({
    api,
    cloud,
    identity: { 'tokens/google': `${SUBJECT}\n`, 'empty': '', 'two': 'a\nb', 'other': 'eyJhbGciOiJSUzI1NiJ9.e30.x' },
    ...options,
    plan: { parts, ...plan },
  });
}

const mintFor = (serviceAccount: string) => ({ mint: { serviceAccount, url: `https://${IAM}` } });
const metadata = (account?: string): ArtifactRegistryPart => ({
  provider: 'artifact-registry',
  keys: KEYS,
  identity: { method: 'metadata', url: `http://${cloud.address}` },
  ...(account && mintFor(account)),
});
const federation = (
  account?: string, { provider = 'cluster', file = 'tokens/google', keys = KEYS } = {},
): ArtifactRegistryPart => ({
  provider: 'artifact-registry',
  keys,
  identity: {
    method: 'federation',
    tokenFile: `/registry-access/identity/${file}`,
    audience: `${PROVIDERS}/${provider}`,
    sts: 'https://sts.googleapis.com/v1/token',
  },
  ...account && mintFor(account),
});

function lifeOf(secret = 'team/secrets/pull'): number {
  const { annotations } = api.applied[secret].metadata;
  const [refreshed, expires] = ['refreshed-at', 'expires-at'].map(
    name => Date.parse(annotations[`cdk8s-registry-access/${name}`]) / 1000,
  );
  return expires - refreshed;
}

function login(token: string) {
  return {
    auth: Buffer.from(`oauth2accesstoken:${token}`).toString('base64'), password: token, username: 'oauth2accesstoken',
  };
}

/** Of a life that counts from the request, a second or two pass until it is written. */
function about(seconds: number) {
  return [seconds - 3, seconds - 2, seconds - 1, seconds, seconds + 1];
}

test('takes the token of the metadata server', async () => {
  const { code, said, stderr } = await run({ gar: metadata() });
  expect([code, said.gar, stderr]).toEqual([0, 'ok', '']);
  expect(api.auths()).toEqual(Object.fromEntries(KEYS.map(key => [key, login(google.metadataToken.access_token)])));
  expect(about(3599)).toContain(lifeOf());
});

test('exchanges a token of the ServiceAccount for one that may read only', async () => {
  const { code } = await run({ gar: federation() }, {}, { gapSeconds: 600 });
  const [token] = Object.keys(google.scopesOf).slice(-1);
  expect([code, api.auths()!['eu.gcr.io'], google.scopesOf[token]]).toEqual([0, login(token), READ_ONLY]);
  expect(about(899)).toContain(lifeOf());
});

test.each([
  ['the metadata server', metadata],
  ['the exchange', federation],
])('mints a token of an hour with that of %s', async (_, part) => {
  const { code } = await run({ gar: part(ACCOUNT) });
  const [token] = Object.keys(google.scopesOf).slice(-1);
  expect([code, api.auths()!['eu.gcr.io'], google.scopesOf[token]]).toEqual([0, login(token), READ_ONLY]);
  expect(about(3600)).toContain(lifeOf());
  const [{ body }] = cloud.requests.filter(({ host }) => host === IAM);
  expect(JSON.parse(body)).toEqual({ scope: READ_ONLY, lifetime: '3600s' });
});

test('asks the metadata server past the proxy, and the rest through it', async () => {
  const { said } = await run(
    { metadata: metadata(), federation: federation() },
    {},
    { gapSeconds: 600, proxy: { url: 'http://127.0.0.1:1', noProxy: [] } },
  );
  expect(said.metadata).toBe('ok');
  expect(said.federation).toMatch(
    /^FAILED: Artifact Registry: no answer from sts\.googleapis\.com: connect ECONNREFUSED 127\.0\.0\.1:1$/,
  );
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
    'short': {
      answer: { body: { ...token, expires_in: 599 } },
      said: /: the token is good for 59\d s only, and the next run may be 600 s away: shorten the schedule, /,
      heals: false,
    },
    'mint-down': down,
    'mint-denied': denied,
    'mint-page': page,
    'mint-without': without,
    'mint-malformed': malformed,
    'mint-endless': { answer: { body: { ...minted, expireTime: undefined } }, ...noTime },
    'mint-verbose': { answer: { body: { ...minted, expireTime: 'in an hour' } }, ...noTime },
    'mint-expired': {
      answer: { body: { ...minted, expireTime: '2020-11-25T03:41:00Z' } },
      said: /: the token is good for -\d+ s only, and the next run may be 600 s away: shorten the schedule, /,
      heals: false,
    },
  };
  const names = Object.keys(faults);
  const tries: Record<string, number> = {};
  let outcome: Outcome;
  let written: string[];

  // All in one run, each with a provider or an account of its own; the last part has no fault.
  beforeAll(async () => {
    const well = newGoogle();
    const faulty = (handler: Handler, nameIn: (request: StandInRequest) => string | undefined): Handler => request => {
      const name = nameIn(request) ?? '';
      if (!faults[name]) return handler(request);
      tries[name] = (tries[name] ?? 0) + 1;
      return faults[name].answer as StandInAnswer;
    };
    cloud.handlers[STS] = faulty(well.handlers[STS], ({ body }) =>
      new URLSearchParams(body).get('audience')?.slice(PROVIDERS.length + 1),
    );
    cloud.handlers[IAM] = faulty(well.handlers[IAM], ({ path }) => /serviceAccounts\/([a-z-]+)@/.exec(path)?.[1]);
    outcome = await run({
      ...Object.fromEntries(names.map(part => [part, part.startsWith('mint-')
        ? federation(`${part}@project.iam.gserviceaccount.com`, { keys: [part] })
        : federation(undefined, { provider: part, keys: [part] })])),
      gar: federation(ACCOUNT),
    }, {}, { gapSeconds: 600, budgetSeconds: TWO_ATTEMPTS });
    written = Object.keys(api.auths()!);
  });

  test.each(names)('%s: says so, and makes no part', name => {
    const { said, heals } = faults[name];
    // The colon of a message that says nothing else is at the end of the line.
    expect(outcome.said[name]).toMatch(said);
    expect(outcome.said[name]).toMatch(/^FAILED: Artifact Registry: /);
    expect(tries[name]).toBe(heals ? 2 : 1);
  });

  test('does not stop the others', () => {
    expect([outcome.code, outcome.stderr, outcome.said.gar, written]).toEqual([1, '', 'ok', KEYS]);
  });
});

describe('a metadata server', () => {
  test.each<[string, StandInAnswer, RegExp]>([
    ["that is not Google's", { body: { access_token: 'x', expires_in: 3599 } },
      /: 127\.0\.0\.1:\d+ is not the metadata server of Google: its answer has no header 'Metadata-Flavor: Google'$/],
    // https://cloud.google.com/kubernetes-engine/docs/troubleshooting/authentication
    ['of GKE that may not mint',
      {
        status: 403,
        headers: { 'Metadata-Flavor': 'Google' },
        body: 'Unable to generate access token; IAM returned 403 Forbidden: Permission '
        + "'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).\nThis error could be caused "
        + 'by a missing IAM policy binding.\n',
      },
      / HTTP 403 from 127\.0\.0\.1:\d+: Unable to generate access token; IAM returned 403 Forbidden: Permission 'iam\.serviceAccounts\.getAccessToken' denied on/],
  ])('%s is asked once', async (_, answer, said) => {
    cloud.handlers[METADATA] = () => answer;
    const { said: { gar } } = await run({ gar: metadata() }, {}, { budgetSeconds: 60 });
    expect(gar).toMatch(said);
    expect([api.applied, cloud.requests.length]).toEqual([{}, 1]);
  });

  test('that hands out a token with too little life left is said so with the numbers, and asked once', async () => {
    google.metadataToken.expires_in = 1199;
    const { said } = await run({ gar: metadata() }, {}, { budgetSeconds: 60 });
    expect(said.gar).toMatch(
      /^FAILED: Artifact Registry: the token is good for 119\d s only, and the next run may be 1200 s away: shorten the schedule, /,
    );
    expect([api.applied, cloud.requests.length]).toEqual([{}, 1]);
  });

  test('that hands out a token with just enough is taken', async () => {
    // The time counts from the request, and a run takes a second.
    google.metadataToken.expires_in = 1203;
    expect((await run({ gar: metadata() })).said.gar).toBe('ok');
  });

  test('that hands out a token with little life left is good enough to mint with', async () => {
    google.metadataToken.expires_in = 60;
    expect((await run({ gar: metadata(ACCOUNT) })).said.gar).toBe('ok');
  });
});

test.each<[string, (StandInAnswer | typeof DROP)[]]>([
  ['is not up yet', [DROP, DROP]],
  ['is throttling', [{ status: 429, headers: { 'Retry-After': 'Wed, 25 Nov 2026 03:41:00 GMT' } }]],
  ['has a bad moment', [{ status: 500 }, { status: 503 }]],
])('asks again when the server %s', async (_, answers) => {
  cloud.handlers[METADATA] = after(answers, google.handlers[METADATA]);
  const { said } = await run({ gar: metadata() }, {}, { budgetSeconds: 60 });
  expect([said.gar, cloud.requests.length]).toEqual(['ok', answers.length + 1]);
});

test('waits as long as the server asks it to', async () => {
  cloud.handlers[STS] = after([{ status: 429, headers: { 'Retry-After': '5' } }], google.handlers[STS]);
  const started = Date.now();
  expect((await run({ gar: federation(ACCOUNT) }, {}, { budgetSeconds: 60 })).said.gar).toBe('ok');
  expect(Date.now() - started).toBeGreaterThanOrEqual(5000);
});

test('does not wait for longer than it may take', async () => {
  cloud.handlers[STS] = after([{ status: 429, headers: { 'Retry-After': '3600' } }], google.handlers[STS]);
  const { said } = await run({ gar: federation() }, {}, { budgetSeconds: 120 });
  expect(said.gar).toMatch(/ HTTP 429 /);
  expect(cloud.requests.length).toBe(1);
});

test('says what the cloud says of a mistake in the configuration', async () => {
  const { said } = await run({
    provider: federation(undefined, { provider: 'unknown' }),
    subject: federation(undefined, { file: 'other' }),
    account: federation('other@project.iam.gserviceaccount.com'),
  });
  expect([said.provider, said.subject, said.account]).toEqual([
    expect.stringMatching(
      /^FAILED: Artifact Registry: HTTP 400 from sts\.googleapis\.com: The target service indicated by the "audience" parameters is invalid\./,
    ),
    'FAILED: Artifact Registry: HTTP 400 from sts.googleapis.com: The audience in ID Token '
      + '[https://kubernetes.default.svc] does not match the expected audience.',
    'FAILED: Artifact Registry: HTTP 403 from iamcredentials.googleapis.com: Permission '
      + "'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
  ]);
});

test.each([
  ['is missing', 'nowhere', /is missing: there is no file \S+$/],
  ['is empty', 'empty', /is not one line of printable ASCII: see \S+$/],
  ['has two lines', 'two', /is not one line of printable ASCII: see \S+$/],
])('sends nothing when the file of the token %s', async (_, file, said) => {
  const outcome = await run({ gar: federation(undefined, { file }) });
  expect(outcome.said.gar).toMatch(/^FAILED: Artifact Registry: the token of the ServiceAccount /);
  expect(outcome.said.gar).toMatch(said);
  expect(cloud.requests).toEqual([]);
});

test('there is no other method', () => {
  // @ts-expect-error: the compiler refuses a plan with one
  const method: GoogleIdentityPlan['method'] = 'key';
  expect(['metadata', 'federation']).not.toContain(method);
});
