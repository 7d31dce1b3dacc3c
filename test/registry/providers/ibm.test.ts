import { Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

test.each([
  [undefined, 'icr.io'],
  ['de', 'de.icr.io'],
  ['jp2', 'jp2.icr.io'],
])('the region %s is on %s', (region, host) => {
  const registry = Registry.ibm(region);
  expect(registry).toMatchObject({
    kind: RegistryKind.IBM, host, configKey: host, matchImages: [host], username: 'iamapikey',
  });
  expect(registry.tokenLifetime).toBeUndefined();
  expect(Registry.parse(host)).toEqual(registry);
});

test.each(['private.icr.io', 'private.de.icr.io'])('%s is recognised', host => {
  expect(Registry.parse(host).kind).toBe(RegistryKind.IBM);
});

test("the registry of IBM's own software, which has another user, is not", () => {
  expect(Registry.parse('cp.icr.io').kind).toBe(RegistryKind.OTHER);
});

test.each(['eu-de', 'DE', 'cp', 'de.icr.io'])('the region %j is refused', region => {
  expectRegistryError(() => Registry.ibm(region), "Registry.ibm: 'region'", 'de for eu-de', JSON.stringify(region));
});
