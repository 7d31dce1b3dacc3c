import * as fc from 'fast-check';
import { compose as composeModule, part as partModule, state as stateModule } from './modules';
import { DockerConfigJson, Keyring } from '../../../src';
import { Plan } from '../../../src/refresh/plan';
import { expectLinear } from '../../support/linear';
import { propertyOptions } from '../../support/property';

const { partOf } = partModule;
const NOW = Date.parse('2026-11-25T03:41:00Z') / 1000;
const LATER = NOW + 3600;

const PLAN: Plan = {
  parts: {},
  secrets: [{ name: 'pull', parts: ['ecr', 'acr'] }],
  namespaces: ['team-a', 'team-b'],
  labels: { 'app.kubernetes.io/managed-by': 'cdk8s-registry-access', 'team': 'a: "b"' },
  annotations: { 'example.com/note': 'yes # no' },
  apiTokenFolder: '/nowhere',
  gapSeconds: 1,
  budgetSeconds: 1,
  jitterSeconds: 1,
};

type Resolved = Parameters<typeof composeModule.compose>[1] extends ReadonlyMap<string, infer R> ? R : never;
const token = (
  key: string, username: string, password: string, expires = LATER, from: Resolved['from'] = 'token',
): Resolved => ({ part: partOf([key], username, password, expires), from });
const lasting = (from: Resolved['from'] = 'static'): Resolved => ({
  part: { auths: [['ghcr.io', { username: 'robot', password: 'x' }]] }, from,
});
const ECR = token('123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'AWS', 'ecr-token', LATER + 5);
const ACR = token('team.azurecr.io', '00000000-0000-0000-0000-000000000000', 'acr-token');

function compose(
  resolved: Record<string, Resolved>, plan: Partial<Plan> = {}, namespaces = plan.namespaces ?? PLAN.namespaces,
) {
  const { manifests, notes } = composeModule.compose(
    { ...PLAN, ...plan },
    new Map(Object.entries(resolved)),
    namespaces,
    NOW,
  );
  // What is sent is JSON.
  return { manifests: JSON.parse(JSON.stringify(manifests)) as any[], notes };
}

function configOf(manifest: any): DockerConfigJson {
  return DockerConfigJson.parse(Buffer.from(manifest.data['.dockerconfigjson'], 'base64').toString());
}

/** Who a client would log in as, by the key of the registry. */
function loginsOf(manifest: any): Record<string, string> {
  return Object.fromEntries(
    configOf(manifest)._entries().map(({ key, username, password }) => [key, `${username}:${password}`]),
  );
}

test('makes one Secret for each namespace from all parts', () => {
  const { manifests, notes } = compose({ ecr: ECR, acr: ACR });
  expect(notes).toEqual([]);
  expect(manifests).toEqual(['team-a', 'team-b'].map(namespace => ({
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/dockerconfigjson',
    metadata: {
      name: 'pull',
      namespace,
      labels: { 'app.kubernetes.io/managed-by': 'cdk8s-registry-access', 'team': 'a: "b"' },
      annotations: {
        'example.com/note': 'yes # no',
        'cdk8s-registry-access/refreshed-at': '2026-11-25T03:41:00Z',
        'cdk8s-registry-access/expires-at': '2026-11-25T04:41:00Z',
      },
    },
    data: { '.dockerconfigjson': expect.any(String) },
  })));
  const keyring = Keyring.of([configOf(manifests[1])]);
  expect(keyring.lookup('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1').map(({ username }) => username))
    .toEqual(['AWS']);
  expect(keyring.lookup('team.azurecr.io/app@sha256:' + '0'.repeat(64)).map(({ key }) => key))
    .toEqual(['team.azurecr.io']);
  expect(keyring.lookup('other.azurecr.io/app')).toEqual([]);
  expect(loginsOf(manifests[0])).toEqual({
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com': 'AWS:ecr-token',
    'team.azurecr.io': '00000000-0000-0000-0000-000000000000:acr-token',
  });
});

test('works without labels, annotations and expiry', () => {
  const { manifests } = compose(
    { ecr: { ...lasting('token') } },
    { labels: {}, annotations: {}, secrets: [{ name: 'pull', parts: ['ecr'] }] },
    ['team-a'],
  );
  expect(manifests[0].metadata).toEqual({
    name: 'pull',
    namespace: 'team-a',
    labels: {},
    annotations: { 'cdk8s-registry-access/refreshed-at': '2026-11-25T03:41:00Z' },
  });
});

test.each(['123', '1e3', 'on', 'null', '0x1'])('a namespace called %s stays text', namespace => {
  expect(compose({ ecr: ECR, acr: ACR }, {}, [namespace]).manifests[0].metadata.namespace).toBe(namespace);
});

test('makes several pull secrets of the parts that each has', () => {
  const secrets = [
    { name: 'one', parts: ['ecr'] },
    { name: 'two', parts: ['acr'] },
    { name: 'both', parts: ['ecr', 'acr'] },
  ];
  const { manifests } = compose({ ecr: ECR, acr: ACR }, { secrets }, ['n']);
  expect(manifests.map(manifest => [manifest.metadata.name, configOf(manifest).keys.length]))
    .toEqual([['one', 1], ['two', 1], ['both', 2]]);
});

describe('a part that failed', () => {
  test('is replaced by its last good one, whose expiry counts', () => {
    const { manifests, notes } = compose({
      ecr: ECR, acr: token('team.azurecr.io', 'u', 'old-acr-token', NOW + 60, 'earlier run'),
    });
    expect(loginsOf(manifests[0])['team.azurecr.io']).toBe('u:old-acr-token');
    expect(manifests[0].metadata.annotations['cdk8s-registry-access/expires-at']).toBe('2026-11-25T03:42:00Z');
    expect(notes).toEqual(['pull secret pull: keeps the last good acr']);
  });

  test('and of which there is nothing does not stop the others', () => {
    const { manifests, notes } = compose({ ecr: ECR });
    expect(Object.keys(loginsOf(manifests[0]))).toEqual(['123456789012.dkr.ecr.eu-west-1.amazonaws.com']);
    expect(notes).toEqual([
      'pull secret pull: is without acr, of which no earlier run has left anything that is still good',
    ]);
  });

  test('leaves the pull secret as it is if nothing else of it is new, and does not stop other pull secrets', () => {
    const secrets = [{ name: 'pull', parts: ['acr', 'static'] }, { name: 'other', parts: ['ecr'] }];
    const { manifests, notes } = compose(
      { ecr: ECR, acr: { ...ACR, from: 'earlier run' }, static: lasting() },
      { secrets },
      ['n'],
    );
    expect([manifests.map(({ metadata }) => metadata.name), notes])
      .toEqual([['other'], ['pull secret pull: not written, since nothing of it is new; what is there stays']]);
  });

  test('and nothing new at all: nothing is written', () => {
    const { manifests, notes } = compose(
      { ecr: { ...ECR, from: 'earlier run' }, acr: { ...ACR, from: 'earlier run' } },
      { selector: { labels: 'a', serviceAccounts: ['default'] } },
    );
    expect([manifests, notes.length]).toEqual([[], 1]);
  });

  test('of a Secret that is mounted is replaced by what it last held', () => {
    const { manifests, notes } = compose(
      { ecr: ECR, static: lasting('earlier run') },
      { secrets: [{ name: 'pull', parts: ['ecr', 'static'] }] },
    );
    expect([loginsOf(manifests[0])['ghcr.io'], notes])
      .toEqual(['robot:x', ['pull secret pull: keeps the last good static']]);
  });
});

test('a Secret that is mounted does not replace a token for the same key', () => {
  const mounted: Resolved = {
    part: {
      auths: [
        ['team.azurecr.io', { auth: 'YTpi' }],
        ['ghcr.io', { auth: 'YTpi' }],
      ],
    },
    from: 'static',
  };
  const { manifests } = compose(
    { acr: ACR, static: mounted },
    { secrets: [{ name: 'pull', parts: ['acr', 'static'] }] },
  );
  expect(loginsOf(manifests[0])).toEqual({
    'team.azurecr.io': '00000000-0000-0000-0000-000000000000:acr-token', 'ghcr.io': 'a:b',
  });
});

test('the state holds every part, what was kept too, and nothing of what users put on pull secrets', () => {
  const resolved = new Map(
    Object.entries({ ecr: ECR, acr: token('team.azurecr.io', 'u', 'old', LATER, 'earlier run'), static: lasting() }),
  );
  const secret: any = stateModule.stateSecret(
    { namespace: 'own', name: 'state', labels: { part: 'state' }, folder: '' },
    resolved,
    NOW,
  );
  expect([secret.kind, secret.type, secret.metadata]).toEqual([
    'Secret',
    'Opaque',
    {
      name: 'state',
      namespace: 'own',
      labels: { part: 'state' },
      annotations: { 'cdk8s-registry-access/refreshed-at': '2026-11-25T03:41:00Z' },
    },
  ]);
  expect(Object.keys(secret.data).sort()).toEqual(['acr', 'acr.expires', 'ecr', 'ecr.expires', 'static']);
  expect(Buffer.from(secret.data['acr.expires'], 'base64').toString()).toBe(`${LATER}\n`);
});

test('ServiceAccounts of selected namespaces use the pull secrets, written or not; listed ones stay untouched', () => {
  const secrets = [{ name: 'one', parts: ['ecr'] }, { name: 'two', parts: ['acr'] }];
  const selector = { labels: 'team=a', serviceAccounts: ['default', 'builder'] };
  const { manifests } = compose({ ecr: ECR }, { secrets, namespaces: ['static'], selector }, ['static', 'found']);
  expect(manifests.map(({ kind, metadata: { namespace, name } }) => `${kind} ${namespace}/${name}`)).toEqual([
    'Secret static/one', 'Secret found/one',
    'ServiceAccount found/default', 'ServiceAccount found/builder',
  ]);
  expect(manifests[2]).toEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default', namespace: 'found' },
    imagePullSecrets: [{ name: 'one' }, { name: 'two' }],
  });
});

test('of two parts with one key the first counts; the earliest expiry is told; every namespace gets the same', () => {
  const key = fc.stringMatching(/^[a-z0-9.*_-]{1,30}(:[0-9]{1,5})?$/);
  const word = fc.stringMatching(/^[A-Za-z0-9._~+/=-]{1,40}$/);
  const keysOf = fc.uniqueArray(key, { minLength: 1, maxLength: 4 });
  const some = fc.record({ keys: keysOf, user: word, password: word, expires: fc.integer({ min: 1e9, max: 4e9 }) });
  fc.assert(
    fc.property(
      some,
      some,
      fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 5 }),
      (one, two, namespaces) => {
        const part = ({ keys, user, password, expires }: typeof one, from: Resolved['from']): Resolved => ({
          part: partOf(keys, user, password, expires), from,
        });
        const { manifests } = compose({ acr: part(two, 'earlier run'), ecr: part(one, 'token') }, {}, namespaces);
        expect(manifests.map(({ metadata }) => metadata.namespace)).toEqual(namespaces);
        const [content, ...others] = new Set(manifests.map(({ data }) => data['.dockerconfigjson']));
        expect(others).toEqual([]);
        const { auths } = JSON.parse(Buffer.from(content, 'base64').toString());
        for (const name of new Set([...one.keys, ...two.keys])) {
          expect(auths[name].password).toBe(one.keys.includes(name) ? one.password : two.password);
        }
        expect(Date.parse(manifests[0].metadata.annotations['cdk8s-registry-access/expires-at']) / 1000)
          .toBe(Math.min(one.expires, two.expires));
      },
    ),
    propertyOptions(),
  );
});

test('makes 1,000 Secrets of 20 kB in linear time', async () => {
  const long = {
    ecr: token('a.example.com', 'AWS', 'x'.repeat(3000)), acr: token('b.example.com', 'AWS', 'y'.repeat(3000)),
  };
  const teams = (count: number) => Array.from({ length: count }, (_, i) => `team-${i}`);
  await expectLinear(250, teams, namespaces => compose(long, {}, namespaces));
  expect(compose(long, {}, teams(1000)).manifests.length).toBe(1000);
});
