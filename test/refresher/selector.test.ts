import { readFileSync } from 'node:fs';
import { API_TOKEN, ApiStandIn, page, status } from './support/api-stand-in';
import { ecrAnswer, ecrHost } from './support/ecr';
import { AWS_IDENTITY, ecrPart } from './support/ecr-part';
import { Outcome, PodOptions, runPod, TWO_ATTEMPTS } from './support/pod';
import { DROP, HANG, Handler, StandIn } from './support/stand-in';

const LIST = '/api/v1/namespaces';
const LABELS = 'team=a,env in (prod)';

let api: ApiStandIn;
let cloud: StandIn;
beforeAll(async () => {
  api = await ApiStandIn.start();
  cloud = await StandIn.start({ '*': () => ecrAnswer('token') }, [ecrHost('eu-west-1')]);
});
afterAll(() => Promise.all([api.server.stop(), cloud.stop()]));
beforeEach(() => api.reset());

function run(answer: Handler, plan: object = {}, options: Partial<PodOptions> = {}): Promise<Outcome> {
  api.others[LIST] = answer;
  return runPod({
    api,
    cloud,
    identity: AWS_IDENTITY,
    ...options,
    plan: {
      parts: { ecr: ecrPart('eu-west-1') },
      namespaces: ['static-1', 'team-1'],
      selector: { labels: LABELS, serviceAccounts: [] },
      ...plan,
    },
  });
}

const writtenTo = () => Object.keys(api.applied).map(path => path.split('/')[0]);

test('namespaces of all pages follow the static ones, none twice, none that is being deleted', async () => {
  const { code, said } = await run(({ query }) => query.get('continue') === 'next page/+='
    ? page([['team-3', 'Active'], ['team-1', 'Active']])
    : page([['team-1', 'Active'], ['team-2', 'Active'], ['old', 'Terminating']], 'next page/+='));
  expect([code, said.namespaces, writtenTo().sort()]).toEqual([0, 'ok', ['static-1', 'team-1', 'team-2', 'team-3']]);
});

test('asks for names only, by label, as its own ServiceAccount, past the proxy', async () => {
  await run(() => page([]));
  const [{ query, headers }, ...others] = api.server.requests.filter(({ path }) => path === LIST);
  expect(Object.fromEntries(query)).toEqual({
    labelSelector: LABELS, limit: '500', includeObject: 'None', continue: '',
  });
  expect(headers).toMatchObject({
    authorization: `Bearer ${API_TOKEN}`, accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json',
  });
  expect([others, cloud.tunnels.filter(target => target !== `${ecrHost('eu-west-1')}:443`)]).toEqual([[], []]);
});

test('no namespace with the labels is no failure', async () => {
  const { code, said } = await run(() => page([]));
  expect([code, said.namespaces, writtenTo().sort()]).toEqual([0, 'ok', ['static-1', 'team-1']]);
});

test('starts again if the list went stale between two pages', async () => {
  let stale = true;
  const { said } = await run(({ query }) => {
    if (!query.get('continue')) return page([[stale ? 'gone' : 'team-2', 'Active']], 'x');
    if (!stale) return page([['team-3', 'Active']]);
    stale = false;
    return status(410, 'The provided continue parameter is too old');
  }, { budgetSeconds: TWO_ATTEMPTS });
  expect([said.namespaces, writtenTo().sort()]).toEqual(['ok', ['static-1', 'team-1', 'team-2', 'team-3']]);
});

describe('a list that fails', () => {
  test.each<[string, Handler | (() => string), RegExp, number]>([
    ['forbidden', () => status(403, 'namespaces is forbidden: User "system:serviceaccount:x:y" cannot list resource'),
      /: HTTP 403 from 127\.0\.0\.1:\d+: namespaces is forbidden: User "system:serviceaccount:x:y" cannot list resource$/,
      1],
    ['unauthorized', () => status(401, 'Unauthorized'), /: HTTP 401 .*: Unauthorized$/, 1],
    ['throttled', () => ({ status: 429, body: 'too many' }), /: HTTP 429 .*: too many$/, 2],
    ['broken', () => ({ status: 500 }), /: HTTP 500 /, 2],
    ['cut off', () => DROP, /: no answer from 127\.0\.0\.1:\d+: ECONNRESET socket hang up/, 2],
    ['slow', () => HANG, /: no answer from 127\.0\.0\.1:\d+ within 10 s$/, 1],
    ['no Table', () => ({ body: { kind: 'NamespaceList', items: [{ metadata: { name: 'x' } }] } }),
      /: the answer of .* is not a Table of namespaces$/, 2],
    ['another kind with rows', () => ({ body: { kind: 'List', rows: [{ cells: ['team-2', 'Active'] }] } }),
      /: the answer of .* is not a Table of namespaces$/, 2],
    ['a Table without rows', () => ({ body: { kind: 'Table' } }), /: the answer of .* is not a Table of namespaces$/,
      2],
    ['no JSON', () => ({ body: '{"kind":"Table","rows":[{"cells":["team-2","Active"' }),
      /: the answer of .* is not a Table of namespaces$/, 2],
    [
      'a name that is none',
      () =>
        page([
          ['team-2', 'Active'],
          ['x"\n', 'Active'],
        ]),
      /: the answer of .* is not a Table of namespaces$/,
      2,
    ],
    ['endless', () => page([['team-2', 'Active']], 'again'), /: there are more pages than there is time for$/, 0],
    ['lost after the first page',
      ({ query }) => (query.get('continue') ? { status: 403, body: 'no more' } : page([['team-2', 'Active']], 'x')),
      /: HTTP 403 .*: no more$/, 2],
  ])('%s: the namespaces that are known are written to, the log says why', async (_, answer, said, requests) => {
    const outcome = await run(answer as Handler, { budgetSeconds: TWO_ATTEMPTS });
    expect(outcome.said.namespaces).toMatch(/^FAILED: those with labels team=a,env in \(prod\): /);
    expect(outcome.said.namespaces).toMatch(said);
    expect([outcome.code, writtenTo().sort()]).toEqual([1, ['static-1', 'team-1']]);
    if (requests > 0) expect(api.count(LIST)).toBe(requests);
  });
});

test('writes the pull secrets into ServiceAccounts of the namespaces that are selected', async () => {
  const parts = { one: ecrPart('eu-west-1'), two: ecrPart('eu-west-1', undefined, { keys: ['two.example.com'] }) };
  const { code } = await run(() => page([['found', 'Active']]), {
    namespaces: ['static'],
    parts,
    secrets: [{ name: 'one', parts: ['one'] }, { name: 'two', parts: ['two'] }],
    selector: { labels: 'a=b', serviceAccounts: ['default', 'builder'] },
  });
  expect(code).toBe(0);
  expect(Object.keys(api.applied).sort()).toEqual([
    'found/secrets/one', 'found/secrets/two', 'found/serviceaccounts/builder', 'found/serviceaccounts/default',
    'static/secrets/one', 'static/secrets/two',
  ]);
  expect(api.applied['found/serviceaccounts/default']).toEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default', namespace: 'found' },
    imagePullSecrets: [{ name: 'one' }, { name: 'two' }],
  });
});

test('writes into 500 namespaces and as many ServiceAccounts, and tells of each', async () => {
  const names = Array.from({ length: 500 }, (_, index) => `team-${index}`);
  const { code, said } = await run(() => page(names.map(name => [name, 'Active'])), {
    namespaces: [], selector: { labels: 'a=b', serviceAccounts: ['default'] },
  });
  expect([code, Object.keys(api.applied).length]).toEqual([0, 1000]);
  expect(names.filter(name => said[`Secret ${name}/pull`] !== 'ok' || said[`ServiceAccount ${name}/default`] !== 'ok'))
    .toEqual([]);
});

describe('the API server', () => {
  test.each(['', 'two words', '<html>'])('is not sent a token like %j', async token => {
    const { code, lines } = await run(() => page([]), {}, { token: { token } });
    expect([code, lines]).toEqual([1, [expect.stringMatching(/^FAILED: there is no token for the API server in /)]]);
    expect([api.server.requests, api.applied]).toEqual([[], {}]);
  });

  test('is not told the token if its certificate is of another CA, even one of the clouds', async () => {
    const other = await StandIn.start({});
    await other.stop();
    const { code, said } = await run(
      () => page([]),
      {},
      {
        cloud: api.server,
        token: { 'ca.crt': readFileSync(other.caFile, 'utf8') },
        env: { NODE_EXTRA_CA_CERTS: api.server.caFile },
      },
    );
    expect(code).toBe(1);
    expect(said.namespaces).toMatch(
      /: no answer from .*: (DEPTH_ZERO_SELF_SIGNED_CERT|self-signed|unable to verify|.*certificate)/i,
    );
    expect(api.server.requests).toEqual([]);
  });

  test.each([
    '', '\n', '# none',
  ])('is not told the token if its CA is %j, though the bundle has one that it could be of', async ca => {
    const { code, said, lines } = await run(() => page([]), {}, { cloud: api.server, token: { 'ca.crt': ca } });
    expect(code).toBe(1);
    expect(ca === '' ? lines.join() : said.namespaces)
      .toMatch(ca === '' ? /^FAILED: there is no CA in \S+ by which the API server is known$/ : /SELF_SIGNED_CERT/);
    expect(api.server.requests).toEqual([]);
  });

  test('is to be known', async () => {
    expect((await run(() => page([]), {}, { env: { KUBERNETES_SERVICE_HOST: undefined as any } })).lines)
      .toEqual(['FAILED: there is no KUBERNETES_SERVICE_HOST, by which the API server is found']);
  });
});
