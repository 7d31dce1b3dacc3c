import { shortDigest } from '../../src/kubernetes/short-digest';

test('a digest is four characters that a name can hold', () => {
  expect(shortDigest('a')).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{4}$/);
});

test('the same text has the same digest on every machine', () => {
  expect(shortDigest('a credential')).toMatchInlineSnapshot('"2d2q"');
});

test('another text has another digest', () => {
  expect(shortDigest('a')).not.toBe(shortDigest('b'));
});
