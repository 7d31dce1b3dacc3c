import { ApiStandIn } from './support/api-stand-in';
import { AzureCloud, azureToken } from './support/azure-cloud';
import { Outcome, PodOptions, runPod, TWO_ATTEMPTS } from './support/pod';
import { DROP, Handler, StandIn, StandInAnswer } from './support/stand-in';
import { after, TokenFault, tokenFaults } from './support/token-faults';
import { AcrPart, AzureIdentityPlan } from '../../src/refresh/plan';

const ASSERTION = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhcGk6Ly9BenVyZUFEVG9rZW5FeGNoYW5nZSJ9.VTJsbmJtRjBkWEps';
const SECRET = 'abC8Q~1234567890.abcdefg_hijklmnopq+/=&%';
const CLIENT = '31fe1b96-1f0e-4b3f-9a63-5a3c6a0f0c11';
const OTHER_CLIENT = '7e2c1c1b-68d0-4b57-8a5c-0a3e0c1d2e22';
const ENTRA = 'login.microsoftonline.com';
const REGISTRY = 'contoso.azurecr.io';
const EXCHANGE = `POST ${REGISTRY}/oauth2/exchange`;
const IMDS = '127.0.0.1';
const USERNAME = '00000000-0000-0000-0000-000000000000';

const now = () => Math.floor(Date.now() / 1000);

let api: ApiStandIn;
let cloud: StandIn;
let azure: AzureCloud;
beforeAll(async () => {
  api = await ApiStandIn.start();
  cloud = await StandIn.start({}, [ENTRA, 'login.partner.microsoftonline.cn', '*.azurecr.io', '*.azurecr.cn']);
});
afterAll(() => Promise.all([api.server.stop(), cloud.stop()]));

function useCloud(made: AzureCloud): void {
  azure = made;
  azure.clients[CLIENT] = { secret: SECRET, assertion: ASSERTION };
  azure.nodeIdentities.push(CLIENT);
  Object.assign(cloud.handlers, azure.handlers);
  cloud.requests.length = cloud.tunnels.length = 0;
}
beforeEach(() => {
  api.reset();
  useCloud(new AzureCloud(now(), ENTRA, [REGISTRY]));
});

const METHODS = ['federated', 'secret', 'managed'] as const;
type Method = typeof METHODS[number];
const FILES = { federated: 'tokens/azure', secret: 'secrets/azure' };

interface Changes {
  readonly authority?: string;
  readonly tenant?: string | null;
  readonly client?: string | null;
  readonly file?: string;
  readonly registry?: string;
}

function part(
  method: Method,
  { authority = ENTRA, tenant = azure.tenant, client = CLIENT, file, registry = REGISTRY }: Changes = {},
): AcrPart {
  const identity: AzureIdentityPlan =
    method === 'managed'
      ? { method, url: `http://${cloud.address}`, ...(client !== null && { client }) }
      : {
        method,
        tokenUrl: `https://${authority}/${tenant}/oauth2/v2.0/token`,
        client: client!,
        file: `/registry-access/identity/${file ?? FILES[method]}`,
      };
  return {
    provider: 'acr', keys: [registry], registry: `https://${registry}`, ...(tenant !== null && { tenant }), identity,
  };
}

function run(parts: Record<string, AcrPart>, plan: object = {}, options: Partial<PodOptions> = {}): Promise<Outcome> {
  const identity = {
    'tokens/azure': ASSERTION, 'secrets/azure': `${SECRET}\n`, 'wrong': 'wrong', 'other': 'eyJhbGciOiJSUzI1NiJ9.e30.x',
  };
  return runPod({ api, cloud, identity, ...options, plan: { parts, gapSeconds: 5400, ...plan } });
}

test.each(METHODS)('exchanges a token of Entra for one of the registry (%s)', async method => {
  const { code, said, stderr } = await run({ acr: part(method) });
  expect([code, said.acr, stderr]).toEqual([0, 'ok', '']);
  const { [REGISTRY]: { auth, username, password } } = api.auths()!;
  const claims = JSON.parse(Buffer.from(password.split('.')[1], 'base64url').toString());
  expect(claims).toMatchObject({ aud: REGISTRY, grant_type: 'refresh_token' });
  expect([username, Buffer.from(auth, 'base64').toString()]).toEqual([USERNAME, `${USERNAME}:${password}`]);
  const { annotations } = api.applied['team/secrets/pull'].metadata;
  expect(Date.parse(annotations['cdk8s-registry-access/expires-at']) / 1000).toBe(claims.exp);
});

test('asks Entra for a token that is good for registries only', async () => {
  await run({ federated: part('federated'), managed: part('managed') });
  expect(cloud.requests.filter(({ host }) => host === ENTRA).map(({ body }) => new URLSearchParams(body).get('scope')))
    .toEqual(['https://containerregistry.azure.net/.default']);
  expect(cloud.requests.filter(({ host }) => host === IMDS).map(({ query }) => query.get('resource')))
    .toEqual(['https://containerregistry.azure.net']);
});

test('signs in to the cloud of the registry, with the same audience', async () => {
  useCloud(new AzureCloud(now(), 'login.partner.microsoftonline.cn', ['contoso.azurecr.cn']));
  const { said } = await run({
    acr: part('federated', { authority: 'login.partner.microsoftonline.cn', registry: 'contoso.azurecr.cn' }),
  });
  expect(said.acr).toBe('ok');
});

test('names no tenant to the registry where it knows none', async () => {
  expect((await run({ acr: part('managed', { tenant: null }) })).said.acr).toBe('ok');
  expect(cloud.requests.map(({ body }) => new URLSearchParams(body).has('tenant'))).toEqual([false, false]);
});

describe('an identity of the node', () => {
  test('need not be named if it is the only one', async () => {
    expect((await run({ acr: part('managed', { client: null }) })).said.acr).toBe('ok');
    expect(cloud.requests[0].query.has('client_id')).toBe(false);
  });

  test.each([
    ['of several must be named', null, 'Multiple user assigned identities exist, please specify the clientId / '
      + 'resourceId of the identity in the token request'],
    ['must be there', 'b1946ac9-2c6d-4d0c-8f7b-1f0e4b3f9a63', 'Identity not found'],
  ])('%s', async (_, client, said) => {
    azure.nodeIdentities.push(OTHER_CLIENT);
    const outcome = await run({ acr: part('managed', { client }) }, { budgetSeconds: 60 });
    expect(outcome.said.acr).toBe(`FAILED: ACR ${REGISTRY}: HTTP 400 from ${cloud.address}: ${said}`);
    expect(cloud.requests.length).toBe(1);
  });

  test('is asked for past the proxy, the rest goes through it', async () => {
    const { said } = await run({ acr: part('managed') }, { proxy: { url: 'http://127.0.0.1:1', noProxy: [] } });
    expect(said.acr).toContain(`no answer from ${REGISTRY}`);
    expect(cloud.requests.map(({ path }) => path)).toContain('/metadata/identity/oauth2/token');
  });

  test.each([404, 410, 429, 500])('is asked for again after HTTP %i', async code => {
    cloud.handlers[IMDS] = after([{ status: code }], azure.handlers[IMDS]);
    expect((await run({ acr: part('managed') }, { budgetSeconds: TWO_ATTEMPTS })).said.acr).toBe('ok');
  });
});

test('says what the cloud says of a mistake in the configuration, on one line', async () => {
  const { said } = await run({
    tenant: part('secret', { tenant: '00000000-0000-0000-0000-000000000001' }),
    client: part('secret', { client: OTHER_CLIENT }),
    secret: part('secret', { file: 'wrong' }),
    assertion: part('federated', { file: 'other' }),
  });
  expect(['tenant', 'client', 'secret', 'assertion'].map(name => said[name])).toEqual([
    expect.stringMatching(`^FAILED: ACR ${REGISTRY}: HTTP 400 from ${ENTRA}: AADSTS90002: Tenant `
      + "'00000000-0000-0000-0000-000000000001' not found"),
    expect.stringMatching(`HTTP 400 from ${ENTRA}: AADSTS700016: Application with identifier '${OTHER_CLIENT}' was not `
      + `found in the directory '${azure.tenant}'`),
    expect.stringMatching(`HTTP 401 from ${ENTRA}: AADSTS7000215: Invalid client secret provided`),
    expect.stringMatching(`HTTP 401 from ${ENTRA}: AADSTS70021: No matching federated identity record found .* Trace `
      + 'ID: 72348f3f-7ab2-4ad1-a3e5-4fdc75f5ae00 Correlation ID: '),
  ]);
});

test('says that the registry refuses the identity', async () => {
  cloud.handlers[EXCHANGE] = request => azure.handlers[EXCHANGE]({ ...request, host: 'other.azurecr.io' });
  expect((await run({ acr: part('federated') })).said.acr)
    .toBe(`FAILED: ACR ${REGISTRY}: HTTP 401 from ${REGISTRY}: authentication required, visit `
      + 'https://aka.ms/acr/authorization for more information.');
});

describe('a server with a fault', () => {
  const token = { token_type: 'Bearer', expires_in: 3599, access_token: azureToken({ aud: 'x' }) };
  const refresh = (claims: object) => ({ refresh_token: azureToken(claims) });
  const noExpiry = {
    said: / the refresh token of [a-z-]+\.azurecr\.io is no JSON Web Token with an expiry$/, heals: true,
  };
  const later = now() + 9999;
  const exchangeFaults = (registry: string): Record<string, TokenFault> =>
    tokenFaults(registry, 'refresh_token', refresh({ exp: later }), token.access_token);
  // Faults of Entra have a client of their own, faults of the exchange a registry.
  const faults: Record<string, TokenFault> = {
    ...tokenFaults(ENTRA, 'access_token', token, ASSERTION),
    ...Object.fromEntries(['down', 'throttled', 'denied', 'echoing', 'page', 'without', 'null', 'malformed']
      .map(name => [`exchange-${name}`, exchangeFaults(`exchange-${name}.azurecr.io`)[name]])),
    'exchange-opaque': { answer: { body: { refresh_token: 'not-a-json-web-token' } }, ...noExpiry },
    'exchange-endless': { answer: { body: refresh({ aud: REGISTRY }) }, ...noExpiry },
    'exchange-nested': { answer: { body: refresh({ of: { exp: later }, sub: '"exp":1895600000' }) }, ...noExpiry },
    'exchange-text': { answer: { body: refresh({ exp: 'tomorrow' }) }, ...noExpiry },
    'exchange-fraction': { answer: { body: refresh({ exp: later + 0.5 }) }, ...noExpiry },
    'exchange-short': {
      answer: { body: refresh({ exp: now() + 2100 }) },
      said: /: the token is good for 2\d{3} s only, and the next run may be 5400 s away: shorten the schedule, /,
      heals: false,
    },
    'exchange-expired': {
      answer: { body: refresh({ exp: now() - 1 }) }, said: /: the token is good for -\d+ s only, /, heals: false,
    },
  };
  const names = Object.keys(faults);
  const tries: Record<string, number> = {};
  let outcome: Outcome;
  let written: string[];

  // All in one run; the last part has no fault.
  beforeAll(async () => {
    api.reset();
    useCloud(new AzureCloud(now(), ENTRA, [REGISTRY]));
    const { [ENTRA]: entra } = azure.handlers;
    const answer = (name: string) => {
      tries[name] = (tries[name] ?? 0) + 1;
      return faults[name].answer as StandInAnswer;
    };
    cloud.handlers[ENTRA] = request => {
      const client = new URLSearchParams(request.body).get('client_id') ?? '';
      return faults[client] ? answer(client) : entra(request);
    };
    for (const name of names) cloud.handlers[`${name}.azurecr.io`] = (() => answer(name)) as Handler;
    outcome = await run({
      ...Object.fromEntries(
        names.map(name => [
          name,
          name.startsWith('exchange-')
            ? part('federated', { registry: `${name}.azurecr.io` })
            : part('federated', { client: name }),
        ]),
      ),
      acr: part('federated'),
    }, { budgetSeconds: TWO_ATTEMPTS });
    written = Object.keys(api.auths()!);
  });

  test.each(names)('%s: says so, and makes no part', name => {
    const { said, heals } = faults[name];
    expect(outcome.said[name]).toMatch(said);
    expect(outcome.said[name]).toMatch(/^FAILED: ACR [a-z-]+\.azurecr\.io: /);
    expect(tries[name]).toBe(heals ? 2 : 1);
  });

  test('does not stop the others', () => {
    expect([outcome.code, outcome.stderr, outcome.said.acr, written]).toEqual([1, '', 'ok', [REGISTRY]]);
  });
});

test.each(['', 'a', 'ab', 'abc', 'ü?>ÿ'])('reads the expiry of a token whose claims end in %j', async end => {
  const exp = now() + 7200;
  cloud.handlers[EXCHANGE] = () => ({ body: { refresh_token: azureToken({ exp, text: end }) } });
  expect((await run({ acr: part('federated') })).said.acr).toBe('ok');
  const { annotations } = api.applied['team/secrets/pull'].metadata;
  expect(Date.parse(annotations['cdk8s-registry-access/expires-at']) / 1000).toBe(exp);
});

test.each<[string, (StandInAnswer | typeof DROP)[]]>([
  ['is not there', [DROP]], ['is throttling', [{ status: 429, headers: { 'Retry-After': '0' } }]],
  ['has a bad moment', [{ status: 503 }, { status: 500 }]],
])('asks again when the registry %s', async (_, answers) => {
  cloud.handlers[EXCHANGE] = after(answers, azure.handlers[EXCHANGE]);
  expect((await run({ acr: part('federated') }, { budgetSeconds: 60 })).said.acr).toBe('ok');
  expect(cloud.requests.filter(({ host }) => host === REGISTRY).length).toBe(answers.length + 1);
});

test.each([
  ['federated', 'the token of the ServiceAccount'], ['secret', 'the client secret'],
] as const)('sends nothing when the file is missing (%s)', async (method, what) => {
  expect((await run({ acr: part(method, { file: 'nowhere' }) })).said.acr)
    .toMatch(new RegExp(`^FAILED: ACR contoso\\.azurecr\\.io: ${what} is missing: there is no file \\S+$`));
  expect(cloud.requests).toEqual([]);
});

test('there is no other method', () => {
  // @ts-expect-error: the compiler refuses a plan with one
  const method: AzureIdentityPlan['method'] = 'certificate';
  expect(METHODS).not.toContain(method);
});
