import { entriesOf, withFiles } from './support';
import { Registry, RegistryCredentials } from '../../src';

const file = withFiles();
const registry = Registry.artifactRegistry({ location: 'europe-west4' });
const key = { type: 'service_account', client_email: 'pull@project.iam.gserviceaccount.com', private_key: 'hunter2' };

test('the whole key is the password of _json_key', () => {
  const path = file('key.json', `${JSON.stringify(key)}\n`);
  expect(entriesOf(RegistryCredentials.serviceAccountKeyInManifest(registry, path)))
    .toEqual([['europe-west4-docker.pkg.dev', '_json_key', JSON.stringify(key)]]);
});

test.each([
  ['broken.json', '{"private_key": "hunter2"', /is not a service-account key: it is not JSON/],
  ['user.json', JSON.stringify({ ...key, type: 'authorized_user' }),
    /its 'type' is 'authorized_user', expected 'service_account'/],
  ['list.json', '["hunter2"]', /its 'type' is 'undefined'/],
  ['partial.json', JSON.stringify({ ...key, client_email: undefined }), /has no 'client_email'/],
])('%s is an error that names the file and does not show its content', (name, content, message) => {
  const path = file(name, content);
  const make = () => RegistryCredentials.serviceAccountKeyInManifest(registry, path);
  expect(make).toThrow(message);
  expect(make).toThrow(path);
  expect(make).not.toThrow(/hunter2/);
});

test('a file that is not there is an error', () => {
  expect(() => RegistryCredentials.serviceAccountKeyInManifest(registry, '/nowhere/key.json'))
    .toThrow(/'\/nowhere\/key.json' cannot be read \(ENOENT\)/);
});

test('another registry takes no such key', () => {
  expect(() => RegistryCredentials.serviceAccountKeyInManifest(Registry.ghcr(), file('key.json', JSON.stringify(key))))
    .toThrow(/not of 'ghcr.io'/);
});
