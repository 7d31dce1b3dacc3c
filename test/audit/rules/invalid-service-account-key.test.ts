import { base64 } from '../support';
import { findInText } from './secrets.support';

const KEY = JSON.stringify({ type: 'service_account', client_email: 'a@b', private_key: 'hunter2' });
const find = (username: string, password: string) =>
  findInText('PRA208', JSON.stringify({ auths: { 'gcr.io': { username, password } } }));

test.each([
  ['_json_key', 'hunter2', 'the password is not JSON'],
  ['_json_key', base64(KEY), 'the password is not JSON'],
  ['_json_key_base64', KEY, 'the password is not base64 of JSON'],
  ['_json_key', '{"type":"service_account","private_key":"-----BEGIN\n', 'the password is not JSON'],
  ['_json_key', '{"type":"authorized_user"}', 'JSON without "type": "service_account"'],
  ['_json_key', '{"type":"service_account","client_email":"a@b"}', "the key has no 'private_key'"],
])('%s with a wrong key is told', (username, password, message) => {
  const found = find(username, password);
  expect(found).toMatchObject([{ message: expect.stringContaining(message) }]);
  expect(JSON.stringify(found)).not.toContain('hunter2');
});

test.each([
  ['_json_key', KEY],
  ['_json_key_base64', base64(KEY)],
  ['oauth2accesstoken', 'x'],
  ['_json_key', 'contents of key.json'],
])('%s with the right one is fine', (username, password) => {
  expect(find(username, password)).toEqual([]);
});

const form = (members: object) => JSON.stringify({ type: 'service_account', token_uri: 'https://oauth2.googleapis.com/token', ...members });

test.each([
  ['_json_key', '{}'],
  ['_json_key', ' { }'],
  ['_json_key_base64', base64('{}')],
  ['_json_key', form({})],
  ['_json_key', form({ project_id: '<PROJECT>', client_email: '', private_key: '' })],
  ['_json_key', form({ project_id: 'acme-prod', client_email: 'a@acme-prod', private_key: 'REPLACE_ME' })],
  ['_json_key_base64', base64(form({ private_key: '-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----' }))],
])('%s with a form in the place of a key waits for it', (username, password) => {
  expect(find(username, password)).toEqual([]);
  expect(findInText('PRA205', JSON.stringify({ auths: { 'gcr.io': { username, password } } })))
    .toMatchObject([{ severity: 'info' }]);
});
