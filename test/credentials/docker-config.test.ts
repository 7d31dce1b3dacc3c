import { entriesOf, withFiles } from './support';
import { Registry, RegistryCredentials } from '../../src';

const file = withFiles();
const auth = (login: string) => ({ auth: Buffer.from(login).toString('base64') });
const auths = {
  'https://index.docker.io/v1/': auth('me:hunter2'),
  'ghcr.io': { username: 'octocat', password: 'hunter3' },
  'registry.example.com:5000/team-a': auth('a:hunter4'),
};

test('every login of the file is taken, under the key that the kubelet matches', () => {
  const credentials = RegistryCredentials.dockerConfigInManifest(file('config.json', JSON.stringify({ auths })));
  expect(entriesOf(credentials)).toEqual(expect.arrayContaining([
    ['https://index.docker.io/v1/', 'me', 'hunter2'],
    ['ghcr.io', 'octocat', 'hunter3'],
    ['registry.example.com:5000/team-a', 'a', 'hunter4'],
  ]));
});

test('only the registries that are asked for are taken', () => {
  const credentials = RegistryCredentials.dockerConfigInManifest(file('config.json', JSON.stringify({ auths })), { registries: [Registry.dockerHub()] });
  expect(entriesOf(credentials)).toEqual([['https://index.docker.io/v1/', 'me', 'hunter2']]);
});

test('a credential helper of another registry does not matter', () => {
  const path = file('config.json', JSON.stringify({ auths, credHelpers: { 'quay.io': 'secretservice' } }));
  expect(entriesOf(RegistryCredentials.dockerConfigInManifest(path, { registries: [Registry.ghcr()] }))).toHaveLength(1);
});

test.each([
  ['store.json', { auths: { 'ghcr.io': {} }, credsStore: 'desktop' }, /leaves its passwords to the credential helper 'desktop' \('credsStore'\)/],
  ['helper.json', { auths, credHelpers: { 'ghcr.io': 'pass' } }, /leaves the password for 'ghcr.io' to a credential helper \('credHelpers'\)/],
  ['empty.json', { auths: {} }, /has no credentials: its 'auths' is empty/],
  ['none.json', {}, /has no credentials/],
  ['blank.json', { auths: { 'ghcr.io': {} } }, /user name for 'ghcr.io' is empty/],
  ['auth.json', { auths: { 'ghcr.io': { auth: 'hunter2-not-base64' } } }, /is not a Docker config.json: invalid-auth/],
  ['host.json', { auths: { 'https://hub.docker.com': auth('me:hunter2') } }, /has credentials for 'https:\/\/hub.docker.com', which no image can match/],
])('%s is an error that names the file and explains itself', (name, config, message) => {
  const path = file(name, JSON.stringify(config));
  const make = () => RegistryCredentials.dockerConfigInManifest(path);
  expect(make).toThrow(message);
  expect(make).toThrow(path);
  expect(make).not.toThrow(/hunter/);
});

test('a registry that the file does not know is an error that lists those it knows', () => {
  const path = file('config.json', JSON.stringify({ auths }));
  expect(() => RegistryCredentials.dockerConfigInManifest(path, { registries: [Registry.quay()] }))
    .toThrow(/has no credentials for 'quay.io'; it has some for: .*ghcr.io/);
});

test('a malformed file is an error that does not show its content', () => {
  const path = file('broken.json', '{"auths": {"ghcr.io": {"auth": "hunter2"');
  expect(() => RegistryCredentials.dockerConfigInManifest(path)).toThrow(/is not a Docker config.json: invalid-json/);
  expect(() => RegistryCredentials.dockerConfigInManifest(path)).not.toThrow(/hunter2/);
});
