import { Registry, RegistryKind } from '../../../src/registry';

test('DigitalOcean is registry.digitalocean.com', () => {
  const registry = Registry.digitalOcean();
  expect(registry).toMatchObject({
    kind: RegistryKind.DIGITALOCEAN, host: 'registry.digitalocean.com', matchImages: ['registry.digitalocean.com'],
  });
  expect(registry.usernameHint).toContain('doctl registry docker-config');
  expect(Registry.parse('registry.digitalocean.com/acme/app:1')).toEqual(registry);
});
