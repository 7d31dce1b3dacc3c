import { API_TOKEN, ApiStandIn, page, status } from './support/api-stand-in';
import { ecrAnswer, ecrError, ecrHost, NOW } from './support/ecr';
import { AWS_IDENTITY, ecrPart, KEY, staticPart } from './support/ecr-part';
import { Outcome, PodOptions, runPod, TWO_ATTEMPTS } from './support/pod';
import { DROP, HANG, StandIn, StandInAnswer } from './support/stand-in';
import { after } from './support/token-faults';
import { AwsIdentityPlan, Plan } from '../../src/refresh/plan';

const KEY_OF_ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const SECRET = (namespace: string) => `/api/v1/namespaces/${namespace}/secrets/pull`;

let api: ApiStandIn;
let cloud: StandIn;
beforeAll(async () => {
  api = await ApiStandIn.start();
  cloud = await StandIn.start({}, ['eu-west-1', 'eu-west-2'].map(ecrHost));
});
afterAll(() => Promise.all([api.server.stop(), cloud.stop()]));
beforeEach(() => {
  api.reset();
  cloud.handlers[ecrHost('eu-west-1')] = () => ecrAnswer('ecr-token');
  cloud.handlers[ecrHost('eu-west-2')] = () => ecrError('AccessDeniedException', 'no');
});

const parts = { ecr: ecrPart('eu-west-1') };
const both = { ...parts, denied: ecrPart('eu-west-2', KEY, { keys: ['denied.example.com'] }) };
const run = ({
  plan, ...options
}: Omit<Partial<PodOptions>, 'plan'> & { plan?: Partial<Plan> } = {}): Promise<Outcome> =>
  runPod({ api, cloud, identity: AWS_IDENTITY, ...options, plan: { parts, ...plan } });

describe('namespaces', () => {
  test('one that refuses does not stop the others, and is asked once', async () => {
    api.others[SECRET('no')] = () => status(403, 'secrets "pull" is forbidden: User "system:serviceaccount:x:y" cannot '
      + 'patch resource "secrets" in API group "" in the namespace "no"');
    api.others[SECRET('missing')] = () => status(404, 'namespaces "missing" not found');
    const { code, said, stderr } = await run({ plan: { namespaces: ['no', 'missing', 'team', 'other'] } });
    expect([code, stderr, Object.keys(api.applied).sort()])
      .toEqual([1, '', ['other/secrets/pull', 'team/secrets/pull']]);
    expect(said['Secret no/pull']).toMatch(
      /^FAILED: HTTP 403 from 127\.0\.0\.1:\d+: secrets "pull" is forbidden: User "system:serviceaccount:x:y" cannot patch .* in the namespace "no"$/,
    );
    expect(said['Secret missing/pull']).toMatch(
      /^FAILED: HTTP 404 from 127\.0\.0\.1:\d+: namespaces "missing" not found$/,
    );
    expect([api.count(SECRET('no')), api.auths()![KEY_OF_ECR].password]).toEqual([1, 'ecr-token']);
  });

  test.each<[string, (StandInAnswer | typeof DROP)[]]>([
    ['is throttling', [{ status: 429, headers: { 'Retry-After': '1' } }]],
    ['has a bad moment', [{ status: 503 }, DROP]],
    ['gives another answer than asked for',
      [{ body: { kind: 'Secret', metadata: { name: 'pull', namespace: 'other' } } }, { body: '<html>' }]],
  ])('are written to once more where the API server %s', async (_, answers) => {
    const { answer } = api as any;
    api.others[SECRET('team')] = after(answers, answer);
    const { code, said } = await run();
    expect([code, said['Secret team/pull'], api.count(SECRET('team'))]).toEqual([0, 'ok', answers.length + 1]);
  });

  test('an answer that stays another one is a failure', async () => {
    api.others[SECRET('team')] = () => ({ body: { kind: 'Status', status: 'Success' } });
    const { code, said } = await run();
    expect([code, said['Secret team/pull']]).toEqual([
      1, expect.stringMatching(/^FAILED: the answer of 127\.0\.0\.1:\d+ is not the Secret that was applied$/),
    ]);
  });
});

describe('parts', () => {
  test('Secrets that last are merged in: the first login of a registry counts, a broken one is left out', async () => {
    const { code, said } = await run({
      plan: {
        parts: { ...parts, good: staticPart('good'), broken: staticPart('broken'), absent: staticPart('absent') },
      },
      statics: {
        good: '{"auths":{"__proto__":{"auth":"YTpi"},"ghcr.io":{"username":"robot","password":"p"},"'
          + `${KEY_OF_ECR}":{"auth":"b2xkOm9sZA=="}}}`,
        broken: '{"auths":{"ghcr.io":{"auth":"s3cret',
      },
    });
    expect([code, said.good, said.broken, said.absent]).toEqual([
      1,
      'ok',
      'FAILED: Secret broken-secret: it is not JSON',
      'FAILED: Secret absent-secret: it has no .dockerconfigjson: does it exist, with the type '
        + 'kubernetes.io/dockerconfigjson?',
    ]);
    const auths = api.auths()!;
    expect([Object.keys(auths), auths[KEY_OF_ECR].password, auths['ghcr.io']])
      .toEqual([[KEY_OF_ECR, '__proto__', 'ghcr.io'], 'ecr-token', { username: 'robot', password: 'p' }]);
    expect(said['pull secret pull']).toBe(
      'is without broken absent, of which no earlier run has left anything that is still good',
    );
  });

  test('a Secret that is nested too deeply to be written again costs itself only', async () => {
    const { code, said } = await run({
      plan: { parts: { ...parts, deep: staticPart('deep') } },
      statics: { deep: `{"auths":{"ghcr.io":{"auth":"YTpi","x":${'['.repeat(5000)}${']'.repeat(5000)}}}}` },
    });
    expect([code, said.deep, said['Secret team/pull']])
      .toEqual([1, 'FAILED: Secret deep-secret: it is nested too deeply', 'ok']);
  });

  test('the last good one of a part that failed is kept until it expires, and for the next run', async () => {
    const previous = { 'denied': '"denied.example.com":{"auth":"b2xkOm9sZA=="}', 'denied.expires': `${NOW + 3600}\n` };
    const first = await run({ plan: { parts: both }, previous });
    expect([first.code, first.said['pull secret pull'], first.said['Secret own/pull-parts']])
      .toEqual([1, 'keeps the last good denied', 'ok']);
    expect(Object.keys(api.auths()!).sort()).toEqual([KEY_OF_ECR, 'denied.example.com']);
    const { metadata, type, data } = api.applied['own/secrets/pull-parts'];
    // Nothing of what users put on pull secrets: it may have them copied.
    expect([type, metadata]).toEqual([
      'Opaque',
      {
        name: 'pull-parts',
        namespace: 'own',
        labels: { part: 'state' },
        annotations: { 'cdk8s-registry-access/refreshed-at': expect.any(String) },
      },
    ]);
    const state = Object.fromEntries(
      Object.entries<string>(data).map(([name, value]) => [name, Buffer.from(value, 'base64').toString()]),
    );
    expect(state).toMatchObject(previous);

    api.reset();
    cloud.handlers[ecrHost('eu-west-1')] = () => ecrError('AccessDeniedException', 'no');
    cloud.handlers[ecrHost('eu-west-2')] = () => ecrAnswer('new');
    await run({ plan: { parts: both }, previous: state });
    expect([api.auths()![KEY_OF_ECR].password, api.auths()!['denied.example.com'].password])
      .toEqual(['ecr-token', 'new']);
  });

  test.each([
    ['the last good one lasts longer', NOW + 700, 'old', 'keeps the last good denied'],
    ['it lasts longer than the last good one', NOW + 500, 'short', undefined],
    ['there is no last good one', undefined, 'short', undefined],
    ['the last good one has expired', NOW - 1, 'short', undefined],
  ])('a token that ends too soon fails; where %s pods get what lasts longest', async (_, expires, password, note) => {
    cloud.handlers[ecrHost('eu-west-2')] = () => ecrAnswer('short', { expiresAt: NOW + 600 });
    const previous: Record<string, string> = expires === undefined ? {}
      : { 'denied': '"denied.example.com":{"password":"old"}', 'denied.expires': `${expires}\n` };
    const { code, said } = await run({ plan: { parts: both }, previous });
    expect([code, said.denied, said['pull secret pull']])
      .toEqual([1, expect.stringMatching(/ the token is good for [56]\d\d s only, /), note]);
    expect(api.auths()!['denied.example.com']?.password).toBe(password);
  });

  test('a token that has expired is no part', async () => {
    cloud.handlers[ecrHost('eu-west-2')] = () => ecrAnswer('old', { expiresAt: NOW - 1 });
    const { said } = await run({ plan: { parts: both } });
    expect([said['pull secret pull'], Object.keys(api.auths()!)])
      .toEqual(['is without denied, of which no earlier run has left anything that is still good', [KEY_OF_ECR]]);
  });

  test('without a state, a token that ends before the next run does not replace what is in the cluster', async () => {
    cloud.handlers[ecrHost('eu-west-1')] = () => ecrAnswer('short', { expiresAt: NOW + 600 });
    const { code } = await run({ plan: { state: undefined } });
    expect([code, api.applied]).toEqual([1, {}]);
  });

  test('a pull secret of which nothing is new is left as it is, and does not stop others', async () => {
    const { code, said } = await run({
      plan: {
        parts: { ...both, static: staticPart('static') },
        secrets: [
          { name: 'pull', parts: ['denied', 'static'] },
          { name: 'other', parts: ['ecr'] },
        ],
      },
      statics: { static: '{"auths":{"ghcr.io":{"auth":"YTpi"}}}' },
      previous: { denied: '"denied.example.com":{"auth":"YTpi"}' },
    });
    expect([code, said['pull secret pull']]).toEqual([
      1, 'not written, since nothing of it is new; what is there stays',
    ]);
    expect(Object.keys(api.applied).sort()).toEqual(['own/secrets/pull-parts', 'team/secrets/other']);
  });

  test('where nothing at all is new nothing is written, the state and ServiceAccounts neither', async () => {
    api.others['/api/v1/namespaces'] = () => page([['found', 'Active']]);
    const { code, lines } = await run({
      plan: { parts: { denied: both.denied }, selector: { labels: 'a=b', serviceAccounts: ['default'] } },
      previous: { denied: '"denied.example.com":{"auth":"YTpi"}' },
    });
    expect([code, api.applied, lines.at(-1)]).toEqual([
      1, {}, 'pull secret pull: not written, since nothing of it is new; what is there stays',
    ]);
  });

  test('one that fails again and again does not hold up the others', async () => {
    let left = 0;
    cloud.handlers[ecrHost('eu-west-2')] = () =>
      ++left < 4 ? ecrError('ThrottlingException', 'Rate exceeded') : ecrAnswer('late');
    const lines: [string, number][] = [];
    const started = Date.now();
    const { code } = await run({
      plan: { parts: both, budgetSeconds: 60 },
      onStart: child => child.stdout!.on('data', text => lines.push([String(text), Date.now() - started])),
    });
    expect([code, api.auths()!['denied.example.com'].password, left]).toEqual([0, 'late', 4]);
    expect(lines.find(([line]) => line.includes('ecr: ok'))![1]).toBeLessThan(13_000);
  });

  test.each([
    ['a file that is missing', { idFile: '/registry-access/identity/nowhere' },
      /the access key is missing: there is no file \S+$/],
    ['an empty file', { idFile: '/registry-access/identity/empty' },
      /the access key is not one line of letters, digits and \/\+=: see \S+$/],
    ['two lines', { secretFile: '/registry-access/identity/lines' }, /the access key is not one line/],
    ['a quote', { secretFile: '/registry-access/identity/quote' }, /the access key is not one line/],
    ['a line break of Windows', { secretFile: '/registry-access/identity/windows' }, /the access key is not one line/],
  ])('an access key of %s is refused without showing it', async (_, files, said) => {
    const identity = { ...AWS_IDENTITY, empty: '', lines: 's3cr3t\ns3cr3t', quote: 's3cr3t"', windows: 's3cr3t\r\n' };
    cloud.requests.length = 0;
    const outcome = await run({
      identity, plan: { parts: { ecr: ecrPart('eu-west-1', { ...KEY, ...files } as AwsIdentityPlan) } },
    });
    expect(outcome.said.ecr).toMatch(said);
    expect([JSON.stringify(outcome).includes('s3cr3t'), cloud.requests]).toEqual([false, []]);
  });
});

describe('time', () => {
  const sleeps = `import timers from 'node:timers/promises';
import { syncBuiltinESMExports } from 'node:module';
timers.setTimeout = async ms => console.log('waits ' + ms);
syncBuiltinESMExports();`;
  const waits = (env: Record<string, string>, jitterSeconds: number) =>
    run({ env, preload: `data:text/javascript,${encodeURIComponent(sleeps)}`, plan: { jitterSeconds } });

  test('a run on schedule begins anywhere within the jitter', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => waits({ TRIGGER: 'schedule' }, 100000)));
    const ms = all.map(({ lines: [, second] }) => Number(second.replace('waits ', '')));
    expect(all.map(({ lines: [first] }) => first))
      .toEqual(ms.map(wait => `starts in ${Math.ceil(wait / 1000)} s (jitter)`));
    expect(new Set(ms).size).toBeGreaterThan(1);
    expect(ms.every(wait => wait >= 0 && wait <= 1e8)).toBe(true);
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test.each<[Record<string, string>, number]>([
    [{ TRIGGER: 'deployment' }, 100000],
    [{}, 100000],
    [{ TRIGGER: 'schedule' }, 0],
  ])('a run with %j and a jitter of %i s begins at once', async (env, jitter) => {
    const { code, lines } = await waits(env, jitter);
    expect([code, lines.filter(line => line.startsWith('waits') && line !== 'waits 0')]).toEqual([0, []]);
  });

  test('SIGTERM ends it at once, whatever it waits for', async () => {
    cloud.handlers[ecrHost('eu-west-2')] = () => HANG as any;
    api.others[SECRET('team')] = () => HANG as any;
    const waiting: NonNullable<Parameters<typeof run>[0]>[] = [
      { env: { TRIGGER: 'schedule' }, plan: { jitterSeconds: 99999 } },
      { plan: { parts: both } },
      {},
    ];
    const ended = await Promise.all(waiting.map(async options => {
      let killed = 0;
      const { code, stderr } = await run({
        ...options,
        onStart: child =>
          child.stdout!.once('data', () => {
            killed = Date.now();
            child.kill('SIGTERM');
          }),
      });
      return [code, stderr, Date.now() - killed < 30_000];
    }));
    expect(ended).toEqual([
      [143, 'ended by SIGTERM\n', true],
      [143, 'ended by SIGTERM\n', true],
      [143, 'ended by SIGTERM\n', true],
    ]);
  });

  test.each(['stdout', 'stderr'] as const)('a %s that nobody reads does not end it', async stream => {
    const { code } = await run({ onStart: child => child[stream]!.destroy() });
    expect([code, api.auths()![KEY_OF_ECR].password]).toEqual([0, 'ecr-token']);
  });

  test('a run that is killed leaves nothing half done', async () => {
    cloud.handlers[ecrHost('eu-west-2')] = () => HANG as any;
    const { code } = await run({
      plan: { parts: both },
      onStart: child => child.stdout!.once('data', () => child.kill('SIGKILL')),
    });
    expect([code, api.applied]).toEqual([null, {}]);
  });

  test('nothing is tried again when the time is over', async () => {
    cloud.handlers[ecrHost('eu-west-2')] = () => ecrError('ThrottlingException', 'Rate exceeded');
    cloud.requests.length = 0;
    const { code } = await run({ plan: { parts: both, budgetSeconds: 0 } });
    expect([code, cloud.requests.filter(({ host }) => host === ecrHost('eu-west-2')).length]).toEqual([1, 1]);
    cloud.requests.length = 0;
    await run({ plan: { parts: both, budgetSeconds: TWO_ATTEMPTS } });
    expect(cloud.requests.filter(({ host }) => host === ecrHost('eu-west-2')).length).toBe(2);
  });
});

describe('what is missing or broken ends it with a reason', () => {
  test.each<[string, Partial<PodOptions>, RegExp]>([
    ['a plan that is no JSON', { config: { 'plan.json': '{' } }, /^FAILED: SyntaxError: /],
    ['a plan that is empty', { config: { 'plan.json': '{}' } }, /^FAILED: TypeError/],
    ['a module', { config: { 'retry.mts': '' } }, /retry\.mts/],
    ['a module of a provider', { config: { 'ecr.mts': 'throw new Error("no");' } }, /ecr: FAILED: Error: no/],
  ])('%s', async (_, options, said) => {
    const { code, lines, stderr } = await run(options);
    expect(code).toBe(1);
    expect(lines.join('\n') + stderr).toMatch(said);
    expect(api.applied).toEqual({});
  });

  test('no mistake of ours shows a token', async () => {
    const { lines } = await run({ config: { 'ecr.mts': `throw new Error(${JSON.stringify(API_TOKEN)});` } });
    expect(lines.join()).toContain('ecr: FAILED: Error: [masked]');
  });
});
