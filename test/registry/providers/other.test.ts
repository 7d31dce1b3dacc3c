import { Registry, RegistryKind } from '../../../src/registry';

test.each([
  'registry.example.com', 'registry:5000', 'localhost', 'localhost:5000/team', '10.0.0.1', '[::1]:5000/team',
])('%s is taken as it is', host => {
  const registry = Registry.of(host);
  expect(registry).toMatchObject({
    kind: RegistryKind.OTHER, configKey: host, matchImages: [host], neverPublic: false,
  });
  expect(registry.username).toBeUndefined();
  expect(registry._pullPermission).toBeUndefined();
  expect(registry.cloud).toBe('other');
  expect(registry.toString()).toBe(host);
});
