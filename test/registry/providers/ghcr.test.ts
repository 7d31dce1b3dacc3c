import { Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

test('GHCR is ghcr.io', () => {
  const registry = Registry.ghcr();
  expect(registry).toMatchObject({
    kind: RegistryKind.GHCR, host: 'ghcr.io', configKey: 'ghcr.io', matchImages: ['ghcr.io'], neverPublic: false,
  });
  expect(registry.usernameHint).toContain('read:packages');
  expect(registry.tokenLifetime).toBeUndefined();
  expect(Registry.parse('ghcr.io')).toEqual(registry);
});

test.each(['github.com', 'www.github.com', 'docker.pkg.github.com'])('%s is answered with ghcr.io', host => {
  expectRegistryError(() => Registry.of(host), 'write "ghcr.io"');
});
