import { createHmac } from 'crypto';
import { jsonMembers } from './members';

/** Keys of documentation and of first steps: whoever reads them can sign any token that they verify. */
const EVERYBODYS_KEYS = [
  'secret', 'your-256-bit-secret', 'your-384-bit-secret', 'your-512-bit-secret',
  'a-string-secret-at-least-256-bits-long',
  'secretkey', 'secret_key', 'secret-key', 'mysecret', 'my-secret', 'mysecretkey', 'supersecret', 'jwtsecret',
  'jwt-secret', 'jwt_secret', 'changeme', 'change-me', 'password', 'test', 'test-secret', 'testsecret', 'key', 'shhhhh',
  'super-secret-jwt-token-with-at-least-32-characters-long',
];

const HASHES: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

/** Issuers and users of documentation: `testing@secure.istio.io` of Istio, `https://issuer.example.com`. */
const MADE_UP = /(?:^|[^a-z])(?:example|testing|demo|sample|john ?doe|foo|foobar)(?:$|[^a-z])/i;

/** An issuer on somebody's own machine. */
const OF_THIS_MACHINE = /(?:^|\/)(?:localhost|127\.0\.0\.1|host\.docker\.internal)(?:[:/]|$)/i;

/** Users of tests; a ServiceAccount may be in a namespace that is called so, and an issuer for an environment of tests. */
const OF_TESTS = /(?:^|[^a-z])(?:test|tests|tester|testuser|e2e|mock|fake|dummy)(?:$|[^a-z])/i;

/**
 * Whether a web token is everybody's: of the demonstration of Supabase, of its role for browsers
 * (https://supabase.com/docs/guides/api/api-keys), the one on jwt.io, one for a made-up issuer or user, or one that a
 * key of documentation signed.
 */
export function isForAll(token: string): boolean {
  const claims = claimsOf(token);
  const { iss, role, sub, name } = claims;
  return iss === 'supabase-demo' || role === 'anon' || sub === '1234567890'
    || textsOf([iss, sub, name]).some(text => MADE_UP.test(text)) || isOfTests(claims) || isSignedByAll(token);
}

/** Whether a web token says who made it; that of an application of its own often does not. */
export function namesIssuer(token: string): boolean {
  const { iss, sub } = claimsOf(token);
  return textsOf([iss]).length > 0 || textsOf([sub]).some(text => text.startsWith('system:'));
}

function isOfTests({ iss, sub, name, user, username, email, preferred_username: preferred }: Record<string, unknown>) {
  return textsOf([iss]).some(text => OF_THIS_MACHINE.test(text))
    || textsOf([sub, name, user, username, email, preferred]).some(text =>
      !text.startsWith('system:') && (OF_TESTS.test(text) || /@example\.(?:com|org|net)$/i.test(text)));
}

function isSignedByAll(token: string): boolean {
  const [head, body, signature] = token.split('.');
  const { alg } = jsonMembers(Buffer.from(head, 'base64url').toString('utf8'));
  const hash = typeof alg === 'string' && Object.hasOwn(HASHES, alg) ? HASHES[alg] : undefined;
  return hash !== undefined && EVERYBODYS_KEYS.some(key =>
    createHmac(hash, key).update(`${head}.${body}`).digest('base64url') === signature);
}

function claimsOf(token: string): Record<string, unknown> {
  return jsonMembers(Buffer.from(token.split('.', 2)[1] ?? '', 'base64').toString('utf8'));
}

function textsOf(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string' && value !== '');
}
