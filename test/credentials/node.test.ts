import { AccessPattern, CredentialProvider, Registry, RegistryCredentials } from '../../src';

const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });

test('node identity brings its pattern along', () => {
  const credentials = RegistryCredentials.nodeIdentity([ecr]);
  expect(credentials.pattern).toBe(AccessPattern.NODE_IDENTITY);
  expect(credentials.registries).toEqual([ecr]);
  expect(`${credentials}`).toBe(`credentials for ${ecr} from the identity of the nodes`);
});

test('a credential provider brings its pattern along', () => {
  const credentials = RegistryCredentials.credentialProvider(CredentialProvider.ecr({ registries: [ecr] }));
  expect(credentials.pattern).toBe(AccessPattern.KUBELET_CREDENTIAL_PROVIDER);
  expect(`${credentials}`).toBe(`credentials for ${ecr} from the credential provider 'ecr-credential-provider' for *.dkr.ecr.*.amazonaws.com`);
});

test.each([
  ['no registries', [], "'registries' is empty: list the registries that the nodes pull from"],
  ['a registry without cloud identities', [Registry.ghcr()], "'registries' has 'ghcr.io' of kind ghcr, which knows no identity of a node"],
])('node identity refuses %s', (_, registries, message) => {
  expect(() => RegistryCredentials.nodeIdentity(registries)).toThrow(message);
});

test('a credential provider of patterns only is refused: nothing could be proven', () => {
  expect(() => RegistryCredentials.credentialProvider(CredentialProvider.of('own', { matchImages: ['registry.example.com'] })))
    .toThrow("names no registry, so nothing can be proven of it: give its 'registries', not only patterns");
});
