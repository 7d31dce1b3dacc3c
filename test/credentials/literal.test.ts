import { entriesOf } from './support';
import { AccessPattern, Registry, RegistryCredentials } from '../../src';

const ghcr = Registry.ghcr();

test('the login is taken as it is', () => {
  expect(entriesOf(RegistryCredentials.unsafeLiteralInManifest(ghcr, 'octocat', 'hunter:2')))
    .toEqual([['ghcr.io', 'octocat', 'hunter:2']]);
});

test.each([
  ['', 'hunter2', /user name for 'ghcr.io' is empty: give one in 'username'/],
  ['octocat', '', /password for 'ghcr.io' is empty: give one in 'password'/],
  ['octocat:hunter2', 'hunter2',
    /must not contain a colon: 'username' seems to hold user:password in its place; give the user name alone/],
])('%j and %j are an error that does not show the password', (username, password, message) => {
  const make = () => RegistryCredentials.unsafeLiteralInManifest(ghcr, username, password);
  expect(make).toThrow(message);
  expect(make).not.toThrow(/hunter2/);
});

// In JavaScript anything may be given.
test.each([
  ['one object', [{ username: 'octocat', password: 'hunter2' }]],
  ['an object for the password', ['octocat', { password: 'hunter2' }]],
  ['an object for the user name', [{ name: 'hunter2' }, 'hunter2']],
  ['a list', [['octocat', 'hunter2']]],
  ['no password', ['hunter2']],
  ['null', ['hunter2', null]],
])('%s instead of two texts is an error that does not show it', (_, given) => {
  const make = () => (RegistryCredentials.unsafeLiteralInManifest as any)(ghcr, ...given);
  expect(make).toThrow(
    /^'username' and 'password' must be strings: write RegistryCredentials\.unsafeLiteralInManifest\(registry, username, password\)$/,
  );
});

test('the pattern is in the options', () => {
  expect(RegistryCredentials.unsafeLiteralInManifest(ghcr, 'octocat', 'hunter2').pattern).toBeUndefined();
  expect(
    RegistryCredentials.unsafeLiteralInManifest(ghcr, 'octocat', 'hunter2', { pattern: AccessPattern.WORKLOAD })
      .pattern,
  ).toBe(AccessPattern.WORKLOAD);
});
