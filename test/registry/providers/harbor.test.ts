import { Registry, RegistryKind } from '../../../src/registry';

test.each([
  'harbor.example.com', 'harbor.example.com:8443', 'harbor.example.com/team-a',
])('Harbor on %s has that key', host => {
  const registry = Registry.harbor(host);
  expect(registry).toMatchObject({
    kind: RegistryKind.HARBOR, configKey: host, matchImages: [host], neverPublic: false,
  });
  expect(registry.usernameHint).toContain('robot$project+name');
});
