import { oauth } from './modules';

const { claimsOf, expiryIn } = oauth;
const of = (body: string) => ({ host: 'example.com', headers: {}, body });

test('a life counts from the second of the request', () => {
  expect(expiryIn(of('{"expires_in":3600}'), 1795578060.9)).toBe(1795581660);
  expect(() => expiryIn(of('{"expires_in":"soon"}'), 0))
    .toThrow("the answer of example.com has no 'expires_in' that is a number of seconds");
});

test('the claims of a token are in the middle of it', () => {
  const claims = Buffer.from('{"sub":"ü?>"}').toString('base64url');
  expect(claimsOf(`x.${claims}.y`)).toEqual({ sub: 'ü?>' });
  expect(['', 'opaque', 'a.b.c'].map(token => claimsOf(token))).toEqual([undefined, undefined, undefined]);
});
