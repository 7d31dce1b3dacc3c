import { Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

test.each([
  ['fra', 'fra.ocir.io'],
  ['eu-frankfurt-1', 'ocir.eu-frankfurt-1.oci.oraclecloud.com'],
])('the region %s is on %s', (region, host) => {
  const registry = Registry.ocir(region);
  expect(registry).toMatchObject({ kind: RegistryKind.OCIR, host, configKey: host, matchImages: [host] });
  expect(registry.usernameHint).toContain('tenancy-namespace/oracleidentitycloudservice/user');
  expect(Registry.parse(host)).toEqual(registry);
});

test('a region identifier on ocir.io is recognised', () => {
  expect(Registry.parse('eu-frankfurt-1.ocir.io').kind).toBe(RegistryKind.OCIR);
});

test.each(['FRA', 'frankfurt', 'eu-frankfurt', 'fra.ocir.io'])('the region %j is refused', region => {
  expectRegistryError(
    () => Registry.ocir(region),
    "Registry.ocir: 'region'",
    'fra or eu-frankfurt-1',
    JSON.stringify(region),
  );
});
