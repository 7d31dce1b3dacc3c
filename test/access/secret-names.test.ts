import { Chart, Testing } from 'cdk8s';
import { ghcr, ghcrLogin, harbor, harborLogin } from './support';
import {
  AccessPattern, CloudIdentity, ExternalCredentials, ExternalSecretStore, PrivateRegistryAccess,
  PrivateRegistryAccessProps, Registry, RegistryCredentials,
} from '../../src';

const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const token = RegistryCredentials.token(ecr, { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') });
const store = ExternalSecretStore.clusterSecretStore('vault');
const external = RegistryCredentials.externalSecret(
  ExternalCredentials.login(harbor, { store, key: 'harbor', username: 'robot' }));
const existing = RegistryCredentials.existingSecret('apart', { covers: [ghcr] });
const ofWorkload = RegistryCredentials.unsafeLiteralInManifest(ghcr, 'octocat', 'hunter3', {
  pattern: AccessPattern.WORKLOAD,
});

function namesOf(credentials: RegistryCredentials[], props: Partial<PrivateRegistryAccessProps>): string[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'payments' });
  return new PrivateRegistryAccess(chart, 'Access', { pattern: AccessPattern.NAMESPACE, credentials, ...props })
    .secrets.map(({ secretName }) => secretName);
}

const dedicated = { pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, secretName: 'named' };

test.each<[string, RegistryCredentials[], Partial<PrivateRegistryAccessProps>, (string | RegExp)[]]>([
  ['of the manifest', [harborLogin, ghcrLogin], { secretName: 'named' }, ['named']],
  ['of tokens', [token], { secretName: 'named' }, ['named']],
  ['that External Secrets makes', [external], { secretName: 'named' }, ['named']],
  ['that External Secrets makes, by its own property', [external], { externalSecrets: { secretName: 'own' } }, ['own']],
  ['of each property', [token, external], { secretName: 'named', externalSecrets: { secretName: 'own' } },
    ['named', 'own']],
  ['beside one that has a name of its own', [token, existing], { secretName: 'named' }, ['named', 'apart']],
  ['of a registry', [harborLogin], dedicated, ['named']],
  ['of another pattern', [ofWorkload], { secretName: 'named' }, ['named']],
  ['with a version', [harborLogin], { secretName: 'named', versionedNames: true }, [/^named-[a-z0-9]{4}$/]],
])('a Secret that was named is called exactly so where it is the only one: %s', (_, credentials, props, names) => {
  expect(namesOf(credentials, props)).toEqual(names.map(name => expect.stringMatching(name)));
  names.filter(name => typeof name === 'string').forEach(name => expect(namesOf(credentials, props)).toContain(name));
});

test.each<[string, RegistryCredentials[], Partial<PrivateRegistryAccessProps>, string[]]>([
  ['owners', [ghcrLogin, token, external], {}, ['named', 'named-token', 'named-external']],
  ['patterns', [harborLogin, ofWorkload], {}, ['named', 'named-workload']],
  ['registries', [harborLogin, ghcrLogin], dedicated, ['named-registry-example-com', 'named-ghcr-io']],
])('a suffix tells apart what several %s have under one name', (_, credentials, props, names) => {
  expect(namesOf(credentials, { secretName: 'named', ...props })).toEqual(names);
});

test.each<[string, RegistryCredentials[], Partial<PrivateRegistryAccessProps>, number, string]>([
  ['several owners', [ghcrLogin, token], {}, 247, '-token'],
  ['several registries', [ghcrLogin, harborLogin], dedicated, 245, '-ghcr-io'],
])('where a suffix tells apart what %s have, there has to be room for it', (_, credentials, props, room, suffix) => {
  expect(() => namesOf(credentials, { ...props, secretName: 'x'.repeat(253) })).toThrow(new Error("'secretName' of "
    + `'chart/Access' must have at most ${room} characters, as '${suffix}' is added to it; got a text of 253 `
    + 'characters'));
});

test('a generated name keeps its suffix, for what is added later changes no name', () => {
  const [name] = namesOf([token], {});
  expect(name).toMatch(/^chart-access-[a-z0-9]{8}-token$/);
  expect(namesOf([ghcrLogin, token], {})).toContain(name);
});

test.each([
  ['existing Secrets', [existing], {}, "'secretName' ('named') of 'chart/Access' names nothing, as all 'credentials' "
    + 'come with the name of their Secret, or need none: leave it out'],
  ['nodes', [RegistryCredentials.nodeIdentity([ecr])], {}, 'or need none'],
  ['External Secrets, which has a name', [external], { externalSecrets: { secretName: 'own' } },
    "names nothing, as 'externalSecrets.secretName' names what External Secrets makes: leave it out"],
])('a name is an error where there is nothing to name: %s', (_, credentials, props, message) => {
  expect(() => namesOf(credentials, { secretName: 'named', ...props })).toThrow(message);
});
