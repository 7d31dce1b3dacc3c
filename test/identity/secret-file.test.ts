import { secretFile, secretPath } from '../../src/identity/secret-file';

test('a key of a Secret has a file of its own', () => {
  const file = secretFile('CloudIdentity.awsAccessKey', 'aws.pull', 'accessKeyIdKey', 'access-key_id.txt');
  expect(file).toEqual({
    secretName: 'aws.pull', key: 'access-key_id.txt', file: 'secrets/aws.pull/access-key_id.txt',
  });
  expect(secretPath(file)).toBe('/registry-access/identity/secrets/aws.pull/access-key_id.txt');
});

test.each([
  '', '.', '..', '..a', 'a/b', 'a b', 'a|b', 'ä', 'a'.repeat(254), 'hunter2~Canary/secret', 'hunter2/canary',
])('the key %j is refused, and not shown, as it may be the secret itself', key => {
  expect(() => secretFile('CloudIdentity.awsAccessKey', 'aws-pull', 'accessKeyIdKey', key)).toThrow(new Error(
    "CloudIdentity.awsAccessKey: 'accessKeyIdKey' must be a key of a Secret: letters, digits, -, _ and .; what was "
      + 'given is not shown, since it may be the credential itself: put that into the Secret, and write its key'));
});

test.each(['.a', 'a..b', '-'])('the key %j is taken', key => {
  expect(secretFile('f', 'aws-pull', 'key', key).key).toBe(key);
});

test.each(['', 'AWS', 'a/b', 'a_b'])('the name %j of a Secret is refused', secretName => {
  expect(() => secretFile('f', secretName, 'key', 'key')).toThrow("f: 'secretName' must be a DNS subdomain");
});
