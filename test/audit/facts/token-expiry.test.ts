import { tokenExpiry } from '../../../src/audit/facts/token-expiry';
import { base64 } from '../support';
import { ecrToken, jwt } from '../tokens';

const AT = 1_767_225_600;
const HOUR = 3600;

test.each([
  ['a JSON web token', jwt({ exp: AT }), { expiresAt: AT * 1000 }],
  ['one that says since when', jwt({ exp: AT, iat: AT - HOUR }), { expiresAt: AT * 1000, lifetime: HOUR * 1000 }],
  ['one that says from when on', jwt({ exp: AT, nbf: AT - HOUR }), { expiresAt: AT * 1000, lifetime: HOUR * 1000 }],
  ['one that contradicts itself', jwt({ exp: AT, iat: AT + 1 }), { expiresAt: AT * 1000 }],
  ['a token of ECR', ecrToken(AT), { expiresAt: AT * 1000, lifetime: 12 * HOUR * 1000 }],
])('%s says when it expires', (_, password, expiry) => {
  expect(tokenExpiry(password)).toEqual(expiry);
});

test.each([
  ['a password', 'hunter2'],
  ['a JSON web token without exp', jwt({ sub: 'x' })],
  ['one whose exp is a text', jwt({ exp: String(AT) })],
  ['one whose exp is in milliseconds', jwt({ exp: AT * 1000 })],
  ['one that does not decode', 'eyJhbGciOiJub25lIn0.!!!.x'],
  ['JSON that is no token', base64(JSON.stringify({ expiration: AT }))],
  ['null', base64('null')],
  ['nothing', ''],
])('%s does not', (_, password) => {
  expect(tokenExpiry(password)).toBeUndefined();
});
