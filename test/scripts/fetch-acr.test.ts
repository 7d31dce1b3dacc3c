import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AzureCloud, azureToken } from './support/azure-cloud';
import { RefreshPod } from './support/refresh-pod';
import { SHELLS } from './support/shells';
import { filesBelow, secretsIn, SpiedShell } from './support/spy';
import { DROP, HANG, Handler, StandIn, StandInAnswer } from './support/stand-in';
import { after, TokenFault, tokenFaults } from './support/token-faults';
import { makeFolder } from '../support/workspace';

const NOW = 1795600000;
const ASSERTION = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhcGk6Ly9BenVyZUFEVG9rZW5FeGNoYW5nZSJ9.VTJsbmJtRjBkWEps';
const SECRET = 'abC8Q~1234567890.abcdefg_hijklmnopq+/=&%';
const CLIENT = '31fe1b96-1f0e-4b3f-9a63-5a3c6a0f0c11';
const OTHER_CLIENT = '7e2c1c1b-68d0-4b57-8a5c-0a3e0c1d2e22';
const ENTRA = 'login.microsoftonline.com';
const REGISTRY = 'contoso.azurecr.io';
const EXCHANGE = `POST ${REGISTRY}/oauth2/exchange`;
const IMDS = '127.0.0.1';
const USERNAME = '00000000-0000-0000-0000-000000000000';

describe.each(SHELLS)('$name', shell => {
  let standIn: StandIn;
  let azure: AzureCloud;
  let assertionFile: string;
  let secretFile: string;

  beforeAll(async () => {
    standIn = await StandIn.start({}, [ENTRA, 'login.partner.microsoftonline.cn', '*.azurecr.io', '*.azurecr.cn']);
    [assertionFile, secretFile] = [write(ASSERTION), write(`${SECRET}\n`)];
  });
  afterAll(() => standIn.stop());

  function useCloud(cloud: AzureCloud): void {
    azure = cloud;
    cloud.clients[CLIENT] = { secret: SECRET, assertion: ASSERTION };
    cloud.nodeIdentities.push(CLIENT);
    Object.assign(standIn.handlers, cloud.handlers);
    standIn.requests.length = 0;
  }
  beforeEach(() => useCloud(new AzureCloud(NOW, ENTRA, [REGISTRY])));

  function podOf(plan: string[], env: Record<string, string> = {}, programs = shell): RefreshPod {
    return new RefreshPod(programs, {
      config: { 'acr.plan': plan },
      env: { ...standIn.proxyEnvironment, AZURE_POD_IDENTITY_AUTHORITY_HOST: `http://${standIn.address}`, NOW: `${NOW}`, ...env },
    });
  }

  /** Runs the script, which never fails and prints nothing, with lines of the plan. */
  async function fetch(...options: Parameters<typeof podOf>): Promise<RefreshPod> {
    const pod = podOf(...options);
    expect(await pod.run('fetch-acr.sh')).toEqual({ code: 0, stdout: '', stderr: '' });
    return pod;
  }

  function line(method: string, { part = 'acr', authority = ENTRA, tenant = azure.tenant, client = CLIENT, file = '', registry = REGISTRY } = {}): string {
    const credential = { federated: assertionFile, secret: secretFile }[method] ?? '';
    return [part, method, authority, tenant, client, file || credential, registry, 5400, registry].join('|');
  }

  test.each(['federated', 'secret', 'managed'])('exchanges a token of Entra for one of the registry (%s)', async method => {
    const pod = await fetch([line(method)]);
    expect([pod.status('acr'), pod.file('expires', 'acr')]).toEqual(['ok', `${NOW + 10800}\n`]);
    const { [REGISTRY]: { auth, username, password } } = JSON.parse(`{${pod.file('parts', 'acr')}}`);
    expect(JSON.parse(Buffer.from(password.split('.')[1], 'base64url').toString())).toMatchObject({ aud: REGISTRY, grant_type: 'refresh_token' });
    expect([username, Buffer.from(auth, 'base64').toString()]).toEqual([USERNAME, `${USERNAME}:${password}`]);
  });

  test('asks Entra for a token that is good for registries only', async () => {
    await fetch([line('federated'), line('managed', { part: 'managed' })]);
    expect(standIn.requests.filter(({ host }) => host === ENTRA).map(({ body }) => new URLSearchParams(body).get('scope'))).toEqual(['https://containerregistry.azure.net/.default']);
    expect(standIn.requests.filter(({ host }) => host === IMDS).map(({ query }) => query.get('resource'))).toEqual(['https://containerregistry.azure.net']);
  });

  test('signs in to the cloud of the registry, with the same audience', async () => {
    useCloud(new AzureCloud(NOW, 'login.partner.microsoftonline.cn', ['contoso.azurecr.cn']));
    const pod = await fetch([line('federated', { authority: 'login.partner.microsoftonline.cn', registry: 'contoso.azurecr.cn' })]);
    expect(pod.status('acr')).toBe('ok');
  });

  test('names no tenant to the registry where it knows none', async () => {
    const pod = await fetch([line('managed', { authority: '', tenant: '' })]);
    expect(pod.status('acr')).toBe('ok');
    expect(standIn.requests.map(({ body }) => new URLSearchParams(body).has('tenant'))).toEqual([false, false]);
  });

  describe('an identity of the node', () => {
    test('need not be named if it is the only one', async () => {
      expect((await fetch([line('managed', { client: '' })])).status('acr')).toBe('ok');
      expect(standIn.requests[0].query.has('client_id')).toBe(false);
    });

    test.each([
      ['of several must be named', '', 'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request'],
      ['must be there', 'b1946ac9-2c6d-4d0c-8f7b-1f0e4b3f9a63', 'Identity not found'],
    ])('%s', async (_, client, said) => {
      azure.nodeIdentities.push(OTHER_CLIENT);
      const pod = await fetch([line('managed', { client })]);
      expect(pod.status('acr')).toBe(`ACR ${REGISTRY}: HTTP 400 from ${standIn.address}: ${said}`);
      expect(standIn.requests.length).toBe(1);
    });

    test('is asked for past the proxy, the rest goes through it', async () => {
      const pod = await fetch([line('managed')], { http_proxy: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' });
      expect(pod.status('acr')).toContain(`no answer from ${REGISTRY}`);
      expect(standIn.requests.map(({ path }) => path)).toContain('/metadata/identity/oauth2/token');
    });

    test.each([404, 410, 429, 500])('is asked for again after HTTP %i', async status => {
      standIn.handlers[IMDS] = after([{ status }], azure.handlers[IMDS]);
      expect((await fetch([line('managed')])).status('acr')).toBe('ok');
    });
  });

  test('says what the cloud says of a mistake in the configuration, on one line', async () => {
    const pod = await fetch([
      line('secret', { part: 'tenant', tenant: '00000000-0000-0000-0000-000000000001' }),
      line('secret', { part: 'client', client: OTHER_CLIENT }),
      line('secret', { part: 'secret', file: write('wrong') }),
      line('federated', { part: 'assertion', file: write('eyJhbGciOiJSUzI1NiJ9.e30.x') }),
    ]);
    const said = ['tenant', 'client', 'secret', 'assertion'].map(part => pod.status(part));
    expect(said).toEqual([
      expect.stringMatching(`^ACR ${REGISTRY}: HTTP 400 from ${ENTRA}: AADSTS90002: Tenant '00000000-0000-0000-0000-000000000001' not found`),
      expect.stringMatching(`HTTP 400 from ${ENTRA}: AADSTS700016: Application with identifier '${OTHER_CLIENT}' was not found in the directory '${azure.tenant}'`),
      expect.stringMatching(`HTTP 401 from ${ENTRA}: AADSTS7000215: Invalid client secret provided`),
      expect.stringMatching(`HTTP 401 from ${ENTRA}: AADSTS70021: No matching federated identity record found .* Trace ID: 72348f3f-7ab2-4ad1-a3e5-4fdc75f5ae00 Correlation ID: `),
    ]);
  });

  test('says that the registry refuses the identity', async () => {
    standIn.handlers[EXCHANGE] = request => azure.handlers[EXCHANGE]({ ...request, host: 'other.azurecr.io' });
    expect((await fetch([line('federated')])).status('acr'))
      .toBe(`ACR ${REGISTRY}: HTTP 401 from ${REGISTRY}: authentication required, visit https://aka.ms/acr/authorization for more information.`);
  });

  describe('a server with a fault', () => {
    const token = { token_type: 'Bearer', expires_in: 3599, access_token: azureToken({ aud: 'x' }) };
    const refresh = (claims: object) => ({ refresh_token: azureToken(claims) });
    const noExpiry = { said: / the refresh token of [a-z-]+\.azurecr\.io is no JSON Web Token with an expiry$/, heals: true };
    const exchangeFaults = (registry: string): Record<string, TokenFault> => tokenFaults(registry, 'refresh_token', refresh({ exp: NOW + 9999 }), token.access_token);
    // Faults of Entra have a client of their own, faults of the exchange a registry.
    const faults: Record<string, TokenFault> = {
      ...tokenFaults(ENTRA, 'access_token', token, ASSERTION),
      ...Object.fromEntries(['down', 'throttled', 'denied', 'echoing', 'page', 'without', 'null', 'malformed']
        .map(name => [`exchange-${name}`, exchangeFaults(`exchange-${name}.azurecr.io`)[name]])),
      'exchange-opaque': { answer: { body: { refresh_token: 'not-a-json-web-token' } }, ...noExpiry },
      'exchange-endless': { answer: { body: refresh({ aud: REGISTRY }) }, ...noExpiry },
      'exchange-nested': { answer: { body: refresh({ of: { exp: NOW + 9999 }, sub: '"exp":1895600000' }) }, ...noExpiry },
      'exchange-text': { answer: { body: refresh({ exp: 'tomorrow' }) }, ...noExpiry },
      'exchange-fraction': { answer: { body: refresh({ exp: NOW + 9999.5 }) }, ...noExpiry },
      'exchange-short': { answer: { body: refresh({ exp: NOW + 2100 }) }, said: /: the token is good for 2100 s only, and the next run may be 5400 s away$/, heals: false },
      'exchange-expired': { answer: { body: refresh({ exp: NOW - 1 }) }, said: /: the token is good for -1 s only, /, heals: false },
    };
    const names = Object.keys(faults);
    const tries: Record<string, number> = {};
    let pod: RefreshPod;

    // All in one run; the last line of the plan has no fault.
    beforeAll(async () => {
      useCloud(new AzureCloud(NOW, ENTRA, [REGISTRY]));
      const { [ENTRA]: entra } = azure.handlers;
      const answer = (name: string) => {
        tries[name] = (tries[name] ?? 0) + 1;
        return faults[name].answer as StandInAnswer;
      };
      standIn.handlers[ENTRA] = request => {
        const client = new URLSearchParams(request.body).get('client_id') ?? '';
        return faults[client] ? answer(client) : entra(request);
      };
      for (const name of names) standIn.handlers[`${name}.azurecr.io`] = (() => answer(name)) as Handler;
      pod = await fetch([
        ...names.map(part => part.startsWith('exchange-') ? line('federated', { part, registry: `${part}.azurecr.io` }) : line('federated', { part, client: part })),
        line('federated'),
      ], { ATTEMPTS: '2', ATTEMPT_SECONDS: '3' });
    });

    test.each(names)('%s: says so, and makes no part', name => {
      const { said, heals } = faults[name];
      expect(pod.status(name)).toMatch(said);
      expect(pod.status(name)).toMatch(/^ACR [a-z-]+\.azurecr\.io: /);
      expect([pod.file('parts', name), pod.file('expires', name)]).toEqual([undefined, undefined]);
      expect(tries[name]).toBe(heals ? 2 : 1);
    });

    test('does not stop the others', () => {
      expect(pod.status('acr')).toBe('ok');
    });
  });

  test.each(['', 'a', 'ab', 'abc', 'ü?>ÿ'])('reads the expiry of a token whose claims end in %j', async text => {
    standIn.handlers[EXCHANGE] = () => ({ body: { refresh_token: azureToken({ exp: NOW + 7200, text }) } });
    const pod = await fetch([line('federated')]);
    expect([pod.status('acr'), pod.file('expires', 'acr')]).toEqual(['ok', `${NOW + 7200}\n`]);
  });

  test.each<[string, (StandInAnswer | typeof DROP)[]]>([
    ['is not there', [DROP]], ['is throttling', [{ status: 429, headers: { 'Retry-After': '0' } }]], ['has a bad moment', [{ status: 503 }, { status: 500 }]],
  ])('asks again when the registry %s', async (_, answers) => {
    standIn.handlers[EXCHANGE] = after(answers, azure.handlers[EXCHANGE]);
    expect((await fetch([line('federated')])).status('acr')).toBe('ok');
    expect(standIn.requests.filter(({ host }) => host === REGISTRY).length).toBe(answers.length + 1);
  });

  test.each([
    ['federated', 'the token of the ServiceAccount'], ['secret', 'the client secret'],
  ])('sends nothing when the file is missing (%s)', async (method, what) => {
    expect((await fetch([line(method, { file: '/nonexistent/file' })])).status('acr'))
      .toBe(`ACR ${REGISTRY}: ${what} is missing: there is no file /nonexistent/file`);
    expect(standIn.requests).toEqual([]);
  });

  test('refuses a method that it does not know', async () => {
    expect((await fetch([line('certificate')])).status('acr')).toBe(`ACR ${REGISTRY}: the method is to be federated, managed or secret, not 'certificate'`);
  });

  test('shows no secret to others on the node, and leaves none but in parts', async () => {
    const spied = new SpiedShell(shell);
    const pod = await fetch([
      line('federated', { part: 'federated' }), line('secret', { part: 'secret' }), line('managed', { part: 'managed' }),
      line('secret', { part: 'denied', tenant: '00000000-0000-0000-0000-000000000001' }),
    ], {}, spied.shell);
    const parts = ['federated', 'secret', 'managed'].map(part => Object.values(JSON.parse(`{${pod.file('parts', part)}}`))[0] as { auth: string; password: string });
    const tokens = [...azure.tokens, ...parts.flatMap(({ auth, password }) => [password, auth.slice(48)])];
    // What tells one token of Azure from another is behind the header that all have.
    const secrets = { ASSERTION, SECRET, ...Object.fromEntries(tokens.map(token => [token, token.slice(token.indexOf('.') + 1)])) };
    expect([azure.tokens.length, ...['federated', 'secret', 'managed'].map(part => pod.status(part))]).toEqual([3, 'ok', 'ok', 'ok']);
    expect(spied.seen).toMatch(/client_secret@.*\/oauth\/credential/);
    expect(secretsIn(spied.seen, secrets)).toEqual([]);
    expect(filesBelow(pod.work).filter(({ path, content, mode }) => mode !== 0o600 || (!path.startsWith('parts/') && secretsIn(content, secrets).length > 0))).toEqual([]);
  });

  test('takes the secrets out of the volume when it is ended', async () => {
    const pod = podOf([line('secret')]);
    const asked = new Promise<void>(resolve => {
      standIn.handlers[ENTRA] = () => {
        resolve();
        return HANG;
      };
    });
    const child = pod.spawn([join(pod.config, 'fetch-acr.sh')], { ATTEMPT_SECONDS: '3' });
    const ended = once(child, 'exit');
    await Promise.race([asked, ended]);
    expect(pod.file('oauth', 'credential')).toBe(SECRET);
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(143);
    expect([pod.file('oauth', 'credential'), pod.status('acr')]).toEqual([undefined, undefined]);
  });
});

function write(content: string): string {
  const file = join(makeFolder('identity'), 'file');
  writeFileSync(file, content);
  return file;
}
