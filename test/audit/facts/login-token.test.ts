import { hasToken } from '../../../src/audit/facts/login-token';
import { gitHubToken } from '../github-token';
import { base64 } from '../support';

const key = (email: string, lines = 25) => JSON.stringify({
  type: 'service_account',
  client_email: email,
  private_key: [
    '-----BEGIN PRIVATE KEY-----', `MIIEow${'A1b2C3d4'.repeat(7)}`, ...Array(lines).fill('A1b2C3d4'.repeat(8)),
    '-----END PRIVATE KEY-----', '',
  ].join('\n'),
});
const REAL = 'ci-pull@tidewater-prod.iam.gserviceaccount.com';

test.each([
  ['octocat', gitHubToken(), true], ['robot', 'kX9vQ2mLr7TzB4wN', false], ['robot', 'AKIAIOSFODNN7ABCDEFG', false],
  ['_json_key', key(REAL), true], ['_json_key_base64', base64(key(REAL)), true], ['_json_key', key(REAL, 3), false],
  ['_json_key', key('a@test-project.iam.gserviceaccount.com'), false], ['_json_key', key('a@b.c'), false],
  ['_json_key', '{}', false],
])('%s: %#', (user, password, expected) => expect(hasToken(user, password)).toBe(expected));
