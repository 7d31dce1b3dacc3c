import { App, Chart, Testing } from 'cdk8s';
import { ApiStandIn } from './support/api-stand-in';
import { SUBJECT } from './support/ecr-part';
import { Outcome, runPod, TWO_ATTEMPTS } from './support/pod';
import { DROP, StandIn, StandInAnswer, StandInRequest } from './support/stand-in';
import { after, TokenFault, tokenFaults } from './support/token-faults';
import { CloudIdentity, RefreshCronJob, Registry, RegistryCredentials } from '../../src';
import { JfrogPart } from '../../src/refresh/plan';

const HOST = 'acme.jfrog.io';
const EXCHANGE = '/access/api/v1/oidc/token';
const KEYS = ['acme.jfrog.io', 'docker.acme.example.com/team'];
const URN = 'urn:ietf:params:oauth';

/** A token of the look of JFrog's, whose subject has the user behind the service that issued it. */
function jfrogToken(sub?: unknown): string {
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [{ alg: 'RS256', kid: 'TT1hb3Bh' }, { sub, scp: 'applied-permissions/user', aud: '*@*' }].map(encoded)
    .concat('c2lnbmF0dXJl'.repeat(8)).join('.');
}

const TOKEN = jfrogToken('jfac@01hq4/users/pull');
const GOOD = {
  access_token: TOKEN,
  expires_in: 21600,
  issued_token_type: `${URN}:token-type:access_token`,
  token_type: 'Bearer',
  username: 'pull',
};

/**
 * Stands in for the JFrog Platform, as far as it exchanges tokens:
 * https://jfrog.com/help/r/jfrog-rest-apis/oidc-token-exchange. Answers and errors are those that JFrog's own clients
 * read, https://github.com/jfrog/jfrog-client-go/blob/master/auth/authutils.go and that of `setup-jfrog-cli`.
 */
function platform({ headers, body }: StandInRequest): StandInAnswer {
  const refuse = (status: number, code: string, message: string) => ({ status, body: { errors: [{ code, message }] } });
  if (headers.authorization !== undefined) return refuse(401, 'UNAUTHORIZED', 'Bad Credentials');
  if (headers['content-type'] !== 'application/json') return { status: 415, body: 'Unsupported Media Type' };
  const { subject_token, provider_name, ...types } = JSON.parse(body);
  const asked = { grant_type: `${URN}:grant-type:token-exchange`, subject_token_type: `${URN}:token-type:id_token` };
  if (JSON.stringify(types) !== JSON.stringify(asked)) return refuse(400, 'BAD_REQUEST', 'Invalid input');
  if (provider_name !== 'cluster') return refuse(404, 'NOT_FOUND', `OIDC provider ${provider_name} not found`);
  // As in https://github.com/jfrog/setup-jfrog-cli/issues/270
  return subject_token === SUBJECT ? { body: GOOD } : refuse(400, 'BAD_REQUEST', 'Invalid audience');
}

let api: ApiStandIn;
let cloud: StandIn;
beforeAll(async () => {
  api = await ApiStandIn.start();
  cloud = await StandIn.start({}, [HOST, '*.jfrog.io']);
});
afterAll(() => Promise.all([api.server.stop(), cloud.stop()]));
beforeEach(() => {
  api.reset();
  cloud.handlers[HOST] = platform;
  cloud.requests.length = cloud.tunnels.length = 0;
});

/** What the library writes into the plan. */
function partOfLibrary(): JfrogPart {
  const chart = new Chart(new App(), 'chart', { namespace: 'registry-access' });
  const identity = CloudIdentity.jfrogOidc(HOST, 'cluster');
  new RefreshCronJob(chart, 'Refresh', {
    credentials: KEYS.map(key => RegistryCredentials.token(Registry.artifactory(key), { identity })),
  });
  return JSON.parse(Testing.synth(chart).find(({ kind }) => kind === 'ConfigMap').data['plan.json']).parts.jfrog;
}

const PART = partOfLibrary();
const part = (more: Partial<JfrogPart> = {}): JfrogPart => ({ ...PART, ...more });

const IDENTITY = {
  'tokens/jfrog-acme.jfrog.io': `${SUBJECT}\n`, 'empty': '', 'two': 'a\nb', 'other': 'eyJhbGciOiJSUzI1NiJ9.e30.x',
};

function run(parts: Record<string, JfrogPart>, plan: object = {}): Promise<Outcome> {
  return runPod({ api, cloud, identity: IDENTITY, plan: { parts, gapSeconds: 7200, ...plan } });
}

test('exchanges the token of the ServiceAccount for one of JFrog, whose user it logs in as', async () => {
  const { code, said, stderr } = await run({ jfrog: part() });
  expect([code, said.jfrog, stderr]).toEqual([0, 'ok', '']);
  const login = { auth: Buffer.from(`pull:${TOKEN}`).toString('base64'), password: TOKEN, username: 'pull' };
  expect(api.auths()).toEqual(Object.fromEntries(KEYS.map(key => [key, login])));
  expect(cloud.requests.map(({ method, host, path }) => `${method} ${host}${path}`))
    .toEqual([`POST ${HOST}${EXCHANGE}`]);
  expect(cloud.tunnels).toEqual([`${HOST}:443`]);
});

test('says when the token expires, by the request', async () => {
  const before = Math.floor(Date.now() / 1000);
  await run({ jfrog: part() });
  const { annotations } = api.applied['team/secrets/pull'].metadata;
  const expires = Date.parse(annotations['cdk8s-registry-access/expires-at']) / 1000;
  expect(expires - before - GOOD.expires_in).toBeGreaterThanOrEqual(0);
  expect(expires - Math.floor(Date.now() / 1000) - GOOD.expires_in).toBeLessThanOrEqual(0);
});

test.each([
  ['jfac@01hq4/users/pull', 'pull'], ['jfrt@01hq4/users/pull@example.com', 'pull@example.com'], ['pull', 'pull'],
])('finds the user in a token with the subject %s where the answer does not say it', async (subject, user) => {
  cloud.handlers[HOST] = () => ({ body: { ...GOOD, access_token: jfrogToken(subject), username: undefined } });
  expect((await run({ jfrog: part() })).said.jfrog).toBe('ok');
  expect(api.auths()![HOST].username).toBe(user);
});

test('says what JFrog says of a mistake in the configuration', async () => {
  const { said } = await run({
    integration: part({ integration: 'unknown' }),
    audience: part({ tokenFile: '/registry-access/identity/other' }),
  }, { budgetSeconds: 60 });
  expect([said.integration, said.audience]).toEqual([
    `FAILED: JFrog ${HOST}, integration unknown: HTTP 404 from ${HOST}: OIDC provider unknown not found`,
    `FAILED: JFrog ${HOST}, integration cluster: HTTP 400 from ${HOST}: Invalid audience`,
  ]);
  expect(cloud.requests.length).toBe(2);
});

test('tokens of the minute that a mapping has by default are too short', async () => {
  cloud.handlers[HOST] = () => ({ body: { ...GOOD, expires_in: 60 } });
  const { code, said } = await run({ jfrog: part() }, { budgetSeconds: 60 });
  expect(said.jfrog).toMatch(
    /: the token is good for (60|59|58) s only, and the next run may be 7200 s away: shorten the schedule, /,
  );
  expect([code, api.applied, cloud.requests.length]).toEqual([1, {}, 1]);
});

describe('a platform with a fault', () => {
  const noNumber = { said: / has no 'expires_in' that is a number of seconds$/, heals: true };
  const nobody = { said: / the answer of [a-z-]+\.jfrog\.io does not say whose the token is$/, heals: true };
  const asked = (answer: object, fault: Omit<TokenFault, 'answer'>): TokenFault =>
    ({ answer: { body: { ...GOOD, ...answer } }, ...fault });
  const faults: Record<string, (host: string) => TokenFault> = {
    ...Object.fromEntries(Object.keys(tokenFaults(HOST, 'access_token', GOOD, SUBJECT))
      .map(name => [name, (host: string) => tokenFaults(host, 'access_token', GOOD, SUBJECT)[name]])),
    endless: () => asked({ expires_in: undefined }, noNumber),
    negative: () => asked({ expires_in: -1 }, noNumber),
    verbose: () => asked({ expires_in: 'six hours' }, noNumber),
    anonymous: () => asked({ username: undefined, access_token: jfrogToken() }, nobody),
    opaque: () => asked({ username: undefined, access_token: 'not-a-json-web-token' }, nobody),
    nameless: () => asked({ username: '' }, nobody),
    colon: () => asked({ username: 'pull:x' }, nobody),
    spaced: () => asked({ username: 'pull x' }, nobody),
    listed: () => asked({ username: ['pull'] }, nobody),
  };
  const names = Object.keys(faults);
  const hostOf = (name: string) => `${name}.jfrog.io`;
  const tries: Record<string, number> = {};
  let outcome: Outcome;
  let written: string[];

  // All in one run, each with a platform of its own; the last part has no fault.
  beforeAll(async () => {
    api.reset();
    cloud.handlers[HOST] = platform;
    for (const name of names) {
      cloud.handlers[hostOf(name)] = () => {
        tries[name] = (tries[name] ?? 0) + 1;
        return faults[name](hostOf(name)).answer as StandInAnswer;
      };
    }
    outcome = await run({
      ...Object.fromEntries(names.map(name => [name, part({ platform: `https://${hostOf(name)}`, keys: [name] })])),
      jfrog: part(),
    }, { budgetSeconds: TWO_ATTEMPTS });
    written = Object.keys(api.auths()!);
  });

  test.each(names)('%s: says so, and makes no part', name => {
    const { said, heals } = faults[name](hostOf(name));
    expect(outcome.said[name]).toMatch(said);
    expect(outcome.said[name]).toMatch(/^FAILED: JFrog [a-z-]+\.jfrog\.io, integration cluster: /);
    expect(tries[name]).toBe(heals ? 2 : 1);
  });

  test('does not stop the others', () => {
    expect([outcome.code, outcome.stderr, outcome.said.jfrog, written]).toEqual([1, '', 'ok', KEYS]);
  });

  test('shows no token', () => {
    expect(outcome.lines.filter(line => line.includes(SUBJECT) || line.includes(TOKEN))).toEqual([]);
  });
});

test.each<[string, (StandInAnswer | typeof DROP)[]]>([
  ['is not there', [DROP]], ['is throttling', [{ status: 429, headers: { 'Retry-After': '0' } }]],
  ['has a bad moment', [{ status: 503 }, { status: 500 }]],
])('asks again when the platform %s', async (_, answers) => {
  cloud.handlers[HOST] = after(answers, platform);
  expect((await run({ jfrog: part() }, { budgetSeconds: 60 })).said.jfrog).toBe('ok');
  expect(cloud.requests.length).toBe(answers.length + 1);
});

test.each([
  ['is missing', 'nowhere', /is missing: there is no file \S+$/],
  ['is empty', 'empty', /is not one line of printable ASCII: see \S+$/],
  ['has two lines', 'two', /is not one line of printable ASCII: see \S+$/],
])('sends nothing when the file of the token %s', async (_, file, said) => {
  const outcome = await run({ jfrog: part({ tokenFile: `/registry-access/identity/${file}` }) });
  expect(outcome.said.jfrog).toMatch(/: the token of the ServiceAccount /);
  expect(outcome.said.jfrog).toMatch(said);
  expect(cloud.requests).toEqual([]);
});
