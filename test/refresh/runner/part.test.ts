import * as fc from 'fast-check';
import { part } from './modules';
import { propertyOptions } from '../../support/property';

const { partOf } = part;

test('a part has the login in both forms, for each key, `*` as it is', () => {
  const { auths, expires } = partOf(
    ['a.example.com', '*.b.example.com:5000', 'https://c/v1/'], 'robot$a', 'to/ken+=', 7,
  );
  const entry = { auth: Buffer.from('robot$a:to/ken+=').toString('base64'), username: 'robot$a', password: 'to/ken+=' };
  expect([Object.fromEntries(auths), expires]).toEqual([
    { 'a.example.com': entry, '*.b.example.com:5000': entry, 'https://c/v1/': entry }, 7,
  ]);
});

test('auth of a long token is one line', () => {
  const token = '0'.repeat(3000);
  expect((partOf(['k'], 'AWS', token, 1).auths[0][1] as any).auth).toBe(Buffer.from(`AWS:${token}`).toString('base64'));
});

test('a token without a key for it is no part', () => {
  expect(() => partOf([], 'AWS', 'token', 1)).toThrow('the plan names no registry for the token');
});

test('what JSON makes of it is what it was', () => {
  fc.assert(fc.property(fc.stringMatching(/^[ -~ü"\\*]*$/), fc.string({ unit: 'binary' }), (key, password) => {
    const { auths } = partOf([key], 'user', password, 1);
    expect(JSON.parse(JSON.stringify(Object.fromEntries(auths)))[key].password).toBe(password);
  }), propertyOptions());
});
