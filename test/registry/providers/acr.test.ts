import { AzureCloud, CloudProvider, Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

test.each([
  ['contoso', undefined, 'contoso.azurecr.io', '*.azurecr.io'],
  ['contoso', AzureCloud.PUBLIC, 'contoso.azurecr.io', '*.azurecr.io'],
  ['contoso', AzureCloud.CHINA, 'contoso.azurecr.cn', '*.azurecr.cn'],
  ['contoso', AzureCloud.US_GOVERNMENT, 'contoso.azurecr.us', '*.azurecr.us'],
  ['contoso', AzureCloud.GERMANY, 'contoso.azurecr.de', '*.azurecr.de'],
  ['contosoacrregistry-e7ggejfuhzhgedc8', undefined, 'contosoacrregistry-e7ggejfuhzhgedc8.azurecr.io', '*.azurecr.io'],
  ['a'.repeat(50), undefined, `${'a'.repeat(50)}.azurecr.io`, '*.azurecr.io'],
])('%s in the cloud %s is %s', (name, cloud, host, glob) => {
  const registry = Registry.acr(name, cloud);
  expect(registry).toMatchObject({ kind: RegistryKind.ACR, host, configKey: host, matchImages: [glob] });
  expect(Registry.parse(host)).toEqual(registry);
});

test('a regional endpoint is recognised', () => {
  expect(Registry.parse('contoso.westeurope.geo.azurecr.io'))
    .toMatchObject({ kind: RegistryKind.ACR, matchImages: ['*.*.geo.azurecr.io'] });
});

test('a token is of the null GUID, lives three hours and is always needed', () => {
  const registry = Registry.acr('contoso');
  expect(registry).toMatchObject({ username: '00000000-0000-0000-0000-000000000000', neverPublic: true });
  expect(registry.tokenLifetime?.toHours()).toBe(3);
  expect(registry._pullPermission).toMatchObject({ provider: CloudProvider.AZURE, role: 'AcrPull' });
});

test.each([
  ['abcd', '5 to 50'],
  ['a'.repeat(51), '5 to 50'],
  ['con.toso', '5 to 50'],
  ['con_toso', '5 to 50'],
  ['contoso-', '5 to 50'],
  ['-contoso', '5 to 50'],
  ['contoso-a-b', '5 to 50'],
  ['Contoso', 'write "contoso"'],
  ['contoso.azurecr.io', 'write "contoso"'],
])('the name %j is refused', (name, hint) => {
  expectRegistryError(() => Registry.acr(name), "Registry.acr: 'name'", JSON.stringify(name), hint);
});

test('a data endpoint is answered with the login server', () => {
  expectRegistryError(() => Registry.parse('contoso.westeurope.data.azurecr.io'), 'write "contoso.azurecr.io"');
});

test('a host with an impossible name is refused', () => {
  expectRegistryError(() => Registry.parse('abcd.azurecr.io'), 'abcd.azurecr.io', '5 to 50');
});
