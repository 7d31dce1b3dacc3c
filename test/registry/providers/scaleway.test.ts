import { Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

test.each(['fr-par', 'nl-ams', 'pl-waw'])('the region %s has a registry', region => {
  const host = `rg.${region}.scw.cloud`;
  const registry = Registry.scaleway(region);
  expect(registry).toMatchObject({
    kind: RegistryKind.SCALEWAY, host, configKey: host, matchImages: [host], username: 'nologin',
  });
  expect(registry.tokenLifetime).toBeUndefined();
  expect(Registry.parse(host)).toEqual(registry);
});

test.each(['fr-par-1', 'paris', 'FR-PAR'])('the region %j is refused', region => {
  expectRegistryError(() => Registry.scaleway(region), "Registry.scaleway: 'region'", 'fr-par', JSON.stringify(region));
});
