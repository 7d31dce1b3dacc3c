import { isMadeUp, isObviousPassword } from '../../../src/audit/facts/obvious-password';
import { gitHubToken } from '../github-token';

test.each([
  'password', 'mypassword', 'acmepassword', 'pass123', 'examplePassword', 'Harbor12345', '123456789', 'test-token',
  'admin', 'admin123', 'Admin@123', 'root', 'guest', 'secret', 'secret!', 'P@ssw0rd', 'Password@123', 'qwerty',
  'Passw0rd1234', 'dummy', 'supersecret', 'my-docker-token', 'sillyness', 'AKIAXXXXXXXXXXXXXXXX',
  'dckr_pat_0000000000000000',
  '123456', '1234', '12345678', '1234567890', '654321', '111111', '000000', '00000000', 'abc123', 'qwerty123',
  'letmein', 'iloveyou', 'Admin123!', 'password1', 'personal-access-token',
  'mysecretpassword', 'MySecretPassword123', 's3cr3t', 'SuperSecret123!', 'testpass',
  'senha', 'contraseña', 'passwort123', 'mot-de-passe', 'my secret passphrase', '1f2d1e2e67df', 'unknown',
  'hello123', 'robot-password', 'secure-password-123', 'password!@#', 'p455w0rd',
  'workshop', 'dummy-value', 'TOKEN>', 'nvapi-xxxx',
  'pass\n', 'p', '-', 'glpat-0000000000000000dead',
  'ABC123DEF456GHI789', 'hehehehehehehehe', 'abcabcabcabcabc', 'dckr_pat_abc',
  'dGhpcyBpcyBub3QgYSByZWFsIHNlY3JldA==', 'Y2hhbmdlaXQ=',
  'ghp_xxxxxxxxxxxxxxxxxxxx', 'ghp_SampleSampleSampleSampleSampleSample12', 'xxxxxxxx', 'glpat-********',
])('%s opens nothing', password => expect(isObviousPassword(password)).toBe(true));

test.each([
  'hunter2', 'passw0rds!', 'password-of-mine', gitHubToken(), 'dckr_pat_q7Rzmv2Kx9', '12345-67',
  'Sample-of-2026', 'aaaa', 'admin-7f3a', 'rooting', 'user@home', 'dockerhub-9',
  'monkeykey', 'a<b>c-9', 'hunter2-robot', 'Acme12345678', 'hehe', 'aHVudGVyMi1hYmM=', 'correct horse battery staple',
  '135790', '19840612', '1234-abcd', 'passport', 'keyboard-cat-9', 'Tr0ub4dor&3', 'aZ3$k0Pq', 'userland7',
])('%s may', password => expect(isObviousPassword(password)).toBe(false));

test.each([
  ['ghp_1234567890abcdefghijklmnopqrstuvwxyz', true], ['glpat-abcdefgh-XYZ12', true], ['AKIA0123456789ABCDEF', true],
  [gitHubToken(), false], ['dckr_pat_abcdefg', false], ['glpat-1234567', false], ['dckr_pat_abcdefghijklmnop', true],
])('%s is made up: %s', (token, expected) => expect(isMadeUp(token)).toBe(expected));

test.each([
  [`ghp_${'fake'.repeat(9)}`, true], ['ghp_1A2b3C4d5E6f7G8h9I0jKlMnOpQrStUvWxYz', true],
  ['glpat-your-token-goes-here', true], ['dckr_pat_REPLACE_THIS_WITH_TOKEN', true], [`AKIA${'TEST'.repeat(4)}`, true],
  [`ghp_${'q7Rz'.repeat(9)}`, true], [`dckr_pat_${'q7Rz'.repeat(7)}`, false], ['hunter2-test', false],
  [`eyJ${'q7RzTest'.repeat(20)}`, false],
  ['glpat-gitlab-personal-access', true],
  ['glpat-xxxx-yyyy-zzzz-xxxx', true], ['glpat-SomethingThatIsNotReal1', true],
  ['dckr_pat_q7rzmv2kx9q7rzmv2kx9', false],
])('the token %s is made up: %s', (text, expected) => expect(isObviousPassword(text)).toBe(expected));

test('what is to be found in a game of hackers opens nothing', () => {
  expect(['GDGC{l4y3rs_0f_s3cr3ts}', 'flag{a-b-c}', 'picoCTF{w0rds!}'].filter(isObviousPassword)).toHaveLength(3);
  expect(['{l4y3rs}', 'Kq9{x', 'a}b{c', 'flag{a}Kq93'].filter(isObviousPassword)).toEqual([]);
});
