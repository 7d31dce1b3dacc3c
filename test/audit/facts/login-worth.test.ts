import { worthOf, worthOfWritten } from '../../../src/audit/facts/login-worth';
import { gitHubToken } from '../github-token';
import { base64 } from '../support';

const KEY = JSON.stringify({ type: 'service_account', private_key: '-----BEGIN PRIVATE KEY-----' });

describe('what a login gives away', () => {
  test.each([
    ['a token', 'octocat', gitHubToken()],
    ['what a program made', 'acme', 'kX9vQ2mLr7TzB4wN'],
    ['hexadecimal digits', 'acme', '4f9a1c77e2b05d8836aa91c0b7e4d21f'],
    ['a random part behind a word', 'acme', 'demo-8f3k29s8d7f6g5h4'],
    ['a token that is its own user too', '4f9a1c77e2b05d8836aa91c0b7e4d21f', '4f9a1c77e2b05d8836aa91c0b7e4d21f'],
    ['a random password of a user of tests', 'test', 'kX9vQ2mLr7TzB4wN'],
    ['a key of Google', '_json_key', KEY],
    ['a key of Google that is encoded for the other user', '_json_key', base64(KEY)],
    ['a key of Google that should be encoded', '_json_key_base64', KEY],
    ['a token in the place of a key of Google', '_json_key', gitHubToken()],
    ['what begins with a mark of a form', 'acme', '<k9Jd82!LmQ#x7'],
    ['what has marks in it', 'acme', 'ab***Zr81mPw2kQ9vXt4'],
    ['what has other marks in it', 'acme', 'Kq9####Zr81mPw2'],
  ])('%s is sure', (_, user, password) => {
    expect(worthOf(user, password)).toBe('sure');
  });

  test.each([
    ['a word and a number, as people take them,', 'maria', 'Sunflower82!'],
    ['a word that only begins like a mark', 'maria', 'Testarossa99'],
    ['a word that is one letter from a mark', 'maria', 'MasterKey!2021'],
  ])('%s is as good as sure', (_, user, password) => {
    expect(worthOf(user, password)).toBe('likely');
  });

  test.each([
    ['the skeleton of a token', 'acme', 'gh3h_abcd_token'],
    ['the skeleton of a token of Docker Hub', 'acme', 'dckr-pat-hello'],
    ['words that say it', 'acme', 'pipeline-demo-Kitchen'],
    ['a variant of such a word', 'acme', 'minha-teste-9'],
    ['letters that were swapped', 'acme', 'exmaple-pass-kay'],
    ['what it would be in words', 'acme', 'a-very-secret-password'],
    ['what it would be of Docker Hub', 'acme', 'docker_hub_pwd'],
    ['a name and what it would be', 'acme', 'K8spassword'],
    ['a token by its name', 'acme', 'dockerhub-pat'],
    ['a key by its name', 'acme', 'entitlement_key'],
    ['what it would be', 'acme', 'ghcr-robot-tokn'],
    ['words of a user of tests', 'testuser', 'Sunflower82!'],
    ['words of a user of tests with a number', 'demo-user-2', 'Sunflower82!'],
  ])('%s is doubtful', (_, user, password) => {
    expect(worthOf(user, password)).toBe('doubtful');
  });

  test.each([
    ['nothing', 'acme', ''],
    ['a placeholder', 'acme', '<token>'],
    ['a user to be filled in', 'YOUR_NAME', 'Sunflower82!'],
    ['the user once more', 'sunflower', 'sunflower'],
    ['a key of Google that is none', '_json_key', '{}'],
  ])('%s is nothing', (_, user, password) => {
    expect(worthOf(user, password)).toBe('nothing');
  });

  test('what a shell fills in is nothing, as it is written', () => {
    expect(worthOfWritten('acme', '$(cat')).toBe('nothing');
    expect(worthOfWritten('acme', 'Sunflower82!')).toBe('likely');
  });

  test.each(['$USER', '${USER}', '$(whoami)', '`whoami`', '{{ .user }}'])('beside %s a password counts', user => {
    expect(worthOfWritten(user, 'kX9vQ2mLr7TzB4wN')).toBe('sure');
    expect(worthOfWritten('<user>', 'kX9vQ2mLr7TzB4wN')).toBe('nothing');
  });
});
