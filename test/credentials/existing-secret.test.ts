import { Registry, RegistryCredentials } from '../../src';

test('a Secret that covers nothing is an error', () => {
  expect(() => RegistryCredentials.existingSecret('pull', { covers: [] }))
    .toThrow(/'covers' of Secret 'pull' is empty/);
});

test('a name that no Secret can have is an error', () => {
  expect(() => RegistryCredentials.existingSecret('Pull_Secret', { covers: [Registry.ghcr()] }))
    .toThrow(/^RegistryCredentials.existingSecret: 'secretName' must be .*got 'Pull_Secret': write 'pull-secret'$/);
});

test('credentials instead of a name are not shown', () => {
  const make = () => RegistryCredentials.existingSecret('{"auths":{"ghcr.io":{"auth":"aHVudGVyMg=="}}}', {
    covers: [Registry.ghcr()],
  });
  expect(make).toThrow(/'secretName' must be .*got a text that is not shown, since it may be a credential$/);
});
