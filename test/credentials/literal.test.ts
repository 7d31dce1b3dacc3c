import { entriesOf } from './support';
import { Registry, RegistryCredentials } from '../../src';

const ghcr = Registry.ghcr();

test('the login is taken as it is', () => {
  expect(entriesOf(RegistryCredentials.unsafeLiteralInManifest(ghcr, 'octocat', 'hunter:2')))
    .toEqual([['ghcr.io', 'octocat', 'hunter:2']]);
});

test.each([
  ['octocat:hunter2', 'hunter2',
    /must not contain a colon: 'username' seems to hold user:password in its place; give the user name alone/],
  ['octocat', 'hunter2\0', /the password for 'ghcr.io' holds a control character, .* remove it from 'password'/],
])('%j and %j are an error that does not show the password', (username, password, message) => {
  const make = () => RegistryCredentials.unsafeLiteralInManifest(ghcr, username, password);
  expect(make).toThrow(message);
  expect(make).not.toThrow(/hunter2/);
});

test('a password may be of several lines, as a key in JSON is', () => {
  const key = '{\n\t"type": "service_account"\n}';
  expect(entriesOf(RegistryCredentials.unsafeLiteralInManifest(ghcr, 'octocat', key)))
    .toEqual([['ghcr.io', 'octocat', key]]);
});
