import { isMarkedAsMadeUp, isOfTestUser, speaksOfItself } from '../../../src/audit/facts/made-up-words';

test.each([
  'demo_token', 'fakePass', 'testpass', 'samples-1', 'exmaple-pass', 'smaple', 'exampl', 'placeholderr', 'minha-teste',
  'Muster99', 'testing', 'tset',
])('%s says that it is made up', password => expect(isMarkedAsMadeUp(password)).toBe(true));

test.each([
  'MasterKey!2021', 'Simple99', 'bonus-2021', 'prime-Time', 'primer', 'demons', 'demon', 'faked', 'lake', 'Cluster9',
  'Testarossa99',
])('%s does not', password => expect(isMarkedAsMadeUp(password)).toBe(false));

test.each(['ghcr_token', 'registry-secret-1', 'K8spassword', 'ghcr-robot-tokn'])(
  '%s is nothing but what it would be for', password => expect(speaksOfItself(password)).toBe(true));

test.each(['taken-back', 'spoken-word', 'Sunflower82!', 'token-Zr81mPw2!x'])(
  '%s is more', password => expect(speaksOfItself(password)).toBe(false));

test.each([['test', true], ['demo-user', true], ['testuser1', true], ['test@acme.io', true], ['master', false],
  ['demo-maria', false]])('whether %s is a user of tests: %p', (user, expected) => {
  expect(isOfTestUser(user)).toBe(expected);
});
