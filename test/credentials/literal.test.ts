import { entriesOf } from './support';
import { Registry, RegistryCredentials } from '../../src';

const ghcr = Registry.ghcr();

test('the login is taken as it is', () => {
  expect(entriesOf(RegistryCredentials.unsafeLiteralInManifest(ghcr, { username: 'octocat', password: 'hunter:2' })))
    .toEqual([['ghcr.io', 'octocat', 'hunter:2']]);
});

test.each([
  [{ username: '', password: 'hunter2' }, /user name for 'ghcr.io' is empty: give one in 'username'/],
  [{ username: 'octocat', password: '' }, /password for 'ghcr.io' is empty: give one in 'password'/],
  [{ username: 'octocat:hunter2', password: 'hunter2' }, /must not contain a colon: 'username' seems to hold user:password in its place; give the user name alone/],
])('%j is an error that does not show the password', (props, message) => {
  const make = () => RegistryCredentials.unsafeLiteralInManifest(ghcr, props);
  expect(make).toThrow(message);
  expect(make).not.toThrow(/hunter2/);
});
