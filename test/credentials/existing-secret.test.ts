import { Registry, RegistryCredentials } from '../../src';

test('a Secret that covers nothing is an error', () => {
  expect(() => RegistryCredentials.existingSecret('pull', { covers: [] }))
    .toThrow(/'covers' of Secret 'pull' is empty/);
});

test('a name that no Secret can have is an error', () => {
  expect(() => RegistryCredentials.existingSecret('Pull_Secret', { covers: [Registry.ghcr()] }))
    .toThrow(/'secretName' must be a DNS subdomain.*got 'Pull_Secret'/);
});
