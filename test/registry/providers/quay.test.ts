import { Registry, RegistryKind } from '../../../src/registry';

test.each([
  [undefined, 'quay.io'],
  ['quay.example.com:8443/acme', 'quay.example.com:8443/acme'],
])('Quay on %s has the key %s', (host, configKey) => {
  const registry = Registry.quay(host);
  expect(registry).toMatchObject({ kind: RegistryKind.QUAY, configKey, matchImages: [configKey], neverPublic: false });
  expect(registry.usernameHint).toContain('organization+robot');
});
