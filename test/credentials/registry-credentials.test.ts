import { inspect } from 'util';
import { AccessPattern, Registry, RegistryCredentials } from '../../src';

const harbor = Registry.harbor('registry.example.com');
const credentials = RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot$ci', 'hunter2');

test('credentials say what they are for and where they come from', () => {
  expect(`${credentials}`).toBe('credentials for registry.example.com from unsafe-literal');
});

test.each([
  ['toString', `${credentials}`],
  ['JSON', JSON.stringify({ credentials })],
  ['console.log', inspect(credentials, { depth: 9, showHidden: true })],
])('%s does not show the password', (_, printed) => {
  expect(printed).toContain('registry.example.com');
  expect(printed).not.toContain('hunter2');
});

test('the registries of every source are known', () => {
  expect(credentials.registries).toEqual([harbor]);
  expect(RegistryCredentials.existingSecret('pull', { covers: [harbor] }).registries).toEqual([harbor]);
});

const password = 'hunter2' as any;
const props = undefined as any;

test.each<[string, () => unknown, string]>([
  ['credentialProvider', () => RegistryCredentials.credentialProvider(props),
    "'provider' must be a CredentialProvider, got undefined: make it with one of its factories, such as "
      + 'CredentialProvider.ecr('],
  ['credentialProvider', () => RegistryCredentials.credentialProvider(password),
    "'provider' must be a CredentialProvider, got string"],
  ['externalSecret', () => RegistryCredentials.externalSecret(props),
    "'credentials' must be ExternalCredentials, got undefined: make them with ExternalCredentials.login(…), "
      + 'dockerConfig(…) or token(…)'],
  ['externalSecret', () => RegistryCredentials.externalSecret(credentials as any),
    "'credentials' must be ExternalCredentials, got RegistryCredentials"],
  ['token', () => RegistryCredentials.token(Registry.ecrPublic(), props),
    "'props' must be an object, got undefined: write RegistryCredentials.token(registry, { identity })"],
  ['token', () => RegistryCredentials.token(props, props),
    "'registry' must be a Registry, got undefined: write one, such as Registry.harbor("],
  ['existingSecret', () => RegistryCredentials.existingSecret('pull', props),
    "'props' must be an object, got undefined: write RegistryCredentials.existingSecret(secretName, { covers: "
      + '[registry] })'],
  ['existingSecret', () => RegistryCredentials.existingSecret('pull', { covers: props }),
    "'covers' of Secret 'pull' must be a list of registries, got undefined"],
  ['encryptedSecret', () => RegistryCredentials.encryptedSecret(props),
    "'props' must be an object, got undefined: write RegistryCredentials.encryptedSecret({ files"],
  ['environmentInManifest', () => RegistryCredentials.environmentInManifest(harbor, password),
    "'props' must be an object, got string: write RegistryCredentials.environmentInManifest(registry, { "
      + "passwordVariable: 'REGISTRY_TOKEN' })"],
  ['environmentInManifest', () => RegistryCredentials.environmentInManifest(password, { passwordVariable: 'X' }),
    "'registry' must be a Registry, got string"],
  ['serviceAccountKeyInManifest', () => RegistryCredentials.serviceAccountKeyInManifest(password, 'key.json'),
    "'registry' must be a Registry, got string"],
  ['unsafeLiteralInManifest', () => RegistryCredentials.unsafeLiteralInManifest(password, 'robot', 'pw'),
    "'registry' must be a Registry, got string"],
])('%s says what to write in the place of another thing, which is not shown', (_, make, message) => {
  expect(make).toThrow(message);
  expect(make).not.toThrow(/hunter2/);
});

test('credentials may bring their pattern', () => {
  expect(credentials.pattern).toBeUndefined();
  expect(RegistryCredentials.existingSecret('pull', { covers: [harbor], pattern: AccessPattern.WORKLOAD }).pattern)
    .toBe(AccessPattern.WORKLOAD);
});
