import { DeclaredSecrets } from '../../src/pull/declared-secrets';
import { Registry } from '../../src/registry';

const [ghcr, quay, harbor] = [Registry.ghcr(), Registry.quay(), Registry.parse('registry.example.com').withPath('a')];
const keysIn = (secrets: DeclaredSecrets, namespace: string | undefined, name = 'pull') =>
  secrets.find(namespace, name)?.config.keys;

test('a Secret has what it is said to cover, each key once', () => {
  const secrets = new DeclaredSecrets([{ secretName: 'pull', covers: [ghcr, harbor, ghcr] }]);
  expect(secrets.find(undefined, 'pull')).toMatchObject({ name: 'pull', state: 'known' });
  expect(keysIn(secrets, undefined)).toEqual(['ghcr.io', 'registry.example.com/a']);
  expect(['shop', undefined].map(namespace => keysIn(secrets, namespace, 'other'))).toEqual([undefined, undefined]);
});

describe('what several say of one Secret counts together', () => {
  test.each([
    ['by its namespace', new DeclaredSecrets([
      { secretName: 'pull', namespace: 'shop', covers: [quay] },
      { secretName: 'pull', namespace: 'shop', covers: [ghcr] },
    ])],
    ['by its namespace, and by one that is selected', new DeclaredSecrets(
      [{ secretName: 'pull', namespace: 'shop', covers: [ghcr] }],
      [{ secretName: 'pull', selects: namespace => namespace === 'shop', covers: [quay] }],
    )],
    ['in a configuration', DeclaredSecrets.ofConfiguration([
      { secretName: 'pull', namespace: 'shop', covers: [ghcr] },
      { secretName: 'pull', namespace: 'shop', covers: [quay] },
    ])],
    ['in a configuration, of every namespace', DeclaredSecrets.ofConfiguration([
      { secretName: 'pull', covers: [ghcr] }, { secretName: 'pull', covers: [quay] },
    ])],
  ])('%s', (_, secrets) => {
    expect(keysIn(secrets, 'shop')).toEqual(['ghcr.io', 'quay.io']);
  });
});

test('of a configuration, what is said of a namespace counts instead of what is said of every namespace', () => {
  const secrets = DeclaredSecrets.ofConfiguration([
    { secretName: 'pull', covers: [ghcr] }, { secretName: 'pull', namespace: 'shop', covers: [quay] },
  ]);
  expect(['shop', 'web'].map(namespace => keysIn(secrets, namespace))).toEqual([['quay.io'], ['ghcr.io']]);
  expect(['shop', 'web'].map(namespace => secrets.selectedIn(namespace))).toEqual([[], ['pull']]);
  expect(secrets.namespacesWith('pull')).toEqual(['shop']);
  expect(secrets.keys).toEqual(['quay.io', 'ghcr.io']);
});
