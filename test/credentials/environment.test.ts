import { entriesOf, withEnvironment } from './support';
import { Registry, RegistryCredentials } from '../../src';

const harbor = Registry.harbor('registry.example.com');

withEnvironment({
  REGISTRY_USER: 'robot$ci',
  REGISTRY_PASSWORD: 'hunter2',
  EMPTY: '',
  BLANK: ' ',
  COLON: 'robot:hunter2',
  BROKEN: 'hunter2\n',
  RETURN: 'bot\r',
  TAB: 'hunter2\tbot',
  NONE: 'None',
});

test('user name and password come from the variables', () => {
  const credentials = RegistryCredentials.environmentInManifest(harbor, {
    usernameVariable: 'REGISTRY_USER', passwordVariable: 'REGISTRY_PASSWORD',
  });
  expect(entriesOf(credentials)).toEqual([['registry.example.com', 'robot$ci', 'hunter2']]);
});

test('the user name, which is not a secret, may be given itself', () => {
  const credentials = RegistryCredentials.environmentInManifest(harbor, {
    username: 'robot$x', passwordVariable: 'REGISTRY_PASSWORD',
  });
  expect(entriesOf(credentials)).toEqual([['registry.example.com', 'robot$x', 'hunter2']]);
});

test('a registry with one user name for all needs none', () => {
  const credentials = RegistryCredentials.environmentInManifest(Registry.scaleway('fr-par'), {
    passwordVariable: 'REGISTRY_PASSWORD',
  });
  expect(entriesOf(credentials)).toEqual([['rg.fr-par.scw.cloud', 'nologin', 'hunter2']]);
});

test.each([
  ['an unset variable', { username: 'x', passwordVariable: 'UNSET_1' },
    /environment variable 'UNSET_1' \('passwordVariable'\) is not set/],
  ['a blank password', { username: 'x', passwordVariable: 'BLANK' },
    /environment variable 'BLANK' \('passwordVariable'\) is empty/],
  ['an unset user name', { usernameVariable: 'UNSET_2', passwordVariable: 'REGISTRY_PASSWORD' },
    /'UNSET_2' \('usernameVariable'\) is not set/],
  ['an empty password', { username: 'x', passwordVariable: 'EMPTY' },
    /environment variable 'EMPTY' \('passwordVariable'\) is empty/],
  ['a colon in the user name', { usernameVariable: 'COLON', passwordVariable: 'REGISTRY_PASSWORD' },
    /must not contain a colon: environment variable 'COLON' seems to hold user:password/],
  ['no user name', { passwordVariable: 'REGISTRY_PASSWORD' },
    /has no fixed user name: give 'username' or 'usernameVariable'/],
  ['two user names',
    { username: 'robot:hunter2', usernameVariable: 'REGISTRY_USER', passwordVariable: 'REGISTRY_PASSWORD' },
    /'username' and 'usernameVariable' cannot be set together/],
  ['a password that another program had not', { username: 'x', passwordVariable: 'NONE' },
    /the password for '.*' \(environment variable 'NONE'\) holds 'None', which a variable that is not set leaves/],
  ['a user name that another program had not', { usernameVariable: 'NONE', passwordVariable: 'REGISTRY_PASSWORD' },
    /the user name for '.*' \(environment variable 'NONE'\) holds 'None'/],
  ['a line break behind the password', { username: 'x', passwordVariable: 'BROKEN' },
    /ends with a line break: remove it from environment variable 'BROKEN'/],
  ['a line break behind the user name', { usernameVariable: 'BROKEN', passwordVariable: 'REGISTRY_PASSWORD' },
    /the user name for '.*' ends with a line break: remove it from environment variable 'BROKEN'/],
  ['a carriage return behind the user name', { usernameVariable: 'RETURN', passwordVariable: 'REGISTRY_PASSWORD' },
    /the user name for '.*' ends with a line break: remove it from environment variable 'RETURN'/],
  ['a tab in the user name', { usernameVariable: 'TAB', passwordVariable: 'REGISTRY_PASSWORD' },
    /the user name for '.*' holds a control character, .* remove it from environment variable 'TAB'/],
  ['a password instead of its variable', { username: 'x', passwordVariable: 'ghp_hunter2' },
    /the environment variable that 'passwordVariable' names is not set: give its name, not its value/],
])('%s is an error that names the variable and shows no value', (_, props, message) => {
  const make = () => RegistryCredentials.environmentInManifest(harbor, props);
  expect(make).toThrow(message);
  expect(make).not.toThrow(/hunter2/);
});

test('a token that expires is refused, for nothing would renew it', () => {
  expect(() =>
    RegistryCredentials.environmentInManifest(Registry.ecr({ account: '123456789012', region: 'eu-west-1' }), {
      passwordVariable: 'REGISTRY_PASSWORD',
    }),
  ).toThrow(/the password of user 'AWS' on '.*' is a token that expires after 12 hours/);
});

test('a user name that ECR does not know is refused too: whatever opens it is a token of AWS', () => {
  expect(() =>
    RegistryCredentials.environmentInManifest(Registry.ecr({ account: '123456789012', region: 'eu-west-1' }), {
      username: 'deployer', passwordVariable: 'REGISTRY_PASSWORD',
    }),
  ).toThrow(/the password of user 'AWS' on '.*' is a token that expires after 12 hours/);
});
