import { isObviousPassword } from '../../../src/audit/facts/obvious-password';

test.each([
  'password', 'mypassword', 'acmepassword', 'pass123', 'examplePassword', 'Harbor12345', '123456789', 'test-token',
  'ghp_xxxxxxxxxxxxxxxxxxxx', 'ghp_SampleSampleSampleSampleSampleSample12', 'xxxxxxxx', 'glpat-********',
])('%s opens nothing', password => expect(isObviousPassword(password)).toBe(true));

test.each([
  'hunter2', 'passw0rds!', 'password-of-mine', 'ghp_' + 'a1B2'.repeat(9), 'dckr_pat_abcdefghijklmnop', '12345-67',
  'Sample-of-2026', 'aaaa',
])('%s may', password => expect(isObviousPassword(password)).toBe(false));
