import { isAnnotationKey, isLabelValue, isQualifiedName } from '../../src/kubernetes/qualified-name';

// test/differential/credential-provider.test.ts compares more of them with the kubelet.
describe('an annotation', () => {
  test.each([
    'a', 'example.com/role', 'Example.COM/Role', 'a_b.c-d', 'a'.repeat(63), `${'a'.repeat(60)}.b/c`,
  ])('can have the key %s', (key) => {
    expect(isAnnotationKey(key)).toBe(true);
  });

  test.each([
    '', '/', 'a/', '/a', 'a/b/c', '-a', 'a_b/c', 'a'.repeat(64), `${'a'.repeat(254)}/b`, 'a\n',
  ])('cannot have the key %p', (key) => {
    expect(isAnnotationKey(key)).toBe(false);
  });
});

describe('a label', () => {
  test.each(['a', 'example.com/Role', 'a_b.c-d', 'a'.repeat(63)])('can have the key %s', (key) => {
    expect(isQualifiedName(key)).toBe(true);
  });

  test.each([
    '', '/', 'a/', '/a', 'a/b/c', '-a', 'a_b/c', 'Example.com/role', 'a..b/c', 'a'.repeat(64), 'x y',
  ])('cannot have the key %p', (key) => {
    expect(isQualifiedName(key)).toBe(false);
  });

  test.each(['', 'a', 'A_b.c-d', '1', 'a'.repeat(63)])('can have the value %p', (value) => {
    expect(isLabelValue(value)).toBe(true);
  });

  test.each([' ', 'a b', '-a', 'a/b', 'a'.repeat(64), true, undefined])('cannot have the value %p', (value) => {
    expect(isLabelValue(value)).toBe(false);
  });
});
