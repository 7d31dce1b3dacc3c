import { declaredConfig, DeclaredSecrets } from '../../src/pull/declared-secrets';
import { Registry } from '../../src/registry';

test('a Secret that exists only on the cluster has what a user says it covers', () => {
  const covers = [Registry.ghcr(), Registry.parse('registry.example.com').withPath('a'), Registry.ghcr()];
  expect(declaredConfig(covers).keys).toEqual(['ghcr.io', 'registry.example.com/a']);
});

test('one of a namespace counts before one of every namespace', () => {
  const secrets = new DeclaredSecrets([
    { secretName: 'pull', covers: [Registry.ghcr()] },
    { secretName: 'pull', namespace: 'shop', covers: [Registry.quay()] },
  ]);
  expect(['shop', 'web'].map(namespace => secrets.find(namespace, 'pull')!.config.keys))
    .toEqual([['quay.io'], ['ghcr.io']]);
  expect(secrets.find('shop', 'other')).toBeUndefined();
});
