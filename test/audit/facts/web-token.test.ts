import { createHmac } from 'crypto';
import { isForAll, namesIssuer } from '../../../src/audit/facts/web-token';

function token(claims: object, key = 'of nobody 7', alg = 'HS256', hash = 'sha256'): string {
  const text = [{ alg, typ: 'JWT' }, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
}

test.each([
  { sub: '1234567890' }, { iss: 'supabase-demo', role: 'service_role' }, { iss: 'supabase', role: 'anon' },
  { iss: 'https://issuer.example.com' }, { sub: 'test-user' }, { user: 'test' }, { username: 'e2e' },
  { email: 'jane@example.com' }, { iss: 'http://localhost:8080' }, { preferred_username: 'tester' }, { name: 'John Doe' },
])('the token with %j is everybody\'s', claims => expect(isForAll(token(claims))).toBe(true));

test.each([
  { iss: 'acme' }, { iss: 'https://login.test.acme.io' }, { sub: '77' }, { iss: 'supabase', role: 'service_role' }, { name: 'Testa' }, { email: 'a@acme.io' },
  { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:test:ci' }, {},
])('the token with %j may be of somebody', claims => expect(isForAll(token(claims))).toBe(false));

test.each([
  ['secret', 'HS256', 'sha256'], ['your-256-bit-secret', 'HS256', 'sha256'],
  ['your-512-bit-secret', 'HS512', 'sha512'], ['changeme', 'HS384', 'sha384'],
])('a token that %s signed is everybody\'s', (key, alg, hash) =>
  expect(isForAll(token({ iss: 'acme' }, key, alg, hash))).toBe(true));

test.each([
  '', 'ghp_abc', 'eyJ.eyJ.x', token({ iss: 'acme' }, 'secret', 'none'), token({ iss: 'acme' }, 'secret', 'RS256'),
])('what is no such token is nobody\'s: %#', text => expect(isForAll(text)).toBe(false));

test.each<[object, boolean]>([
  [{ iss: 'acme' }, true], [{ sub: 'system:serviceaccount:a:b' }, true], [{ sub: '7' }, false], [{ iss: '' }, false],
])('whether %j names its issuer: %s', (claims, expected) => expect(namesIssuer(token(claims))).toBe(expected));
