import { KeyIndex } from '../../src/image/key-index';

test('keys are in reverse order, and found in it', () => {
  const index = new KeyIndex(['reg.io', '*.io', 'reg.io/a/b', 'reg.io/a', '*.*', 'r*.io', 'quay.io']);
  expect(index.keys).toEqual(['reg.io/a/b', 'reg.io/a', 'reg.io', 'r*.io', 'quay.io', '*.io', '*.*']);
  expect(index.lookup('reg.io/a/c')).toEqual(['reg.io/a', 'reg.io', 'r*.io', '*.io', '*.*']);
});

test('two keys that come to the same when they are parsed are both found', () => {
  expect(new KeyIndex(['reg.io/a?x', 'reg.io/a']).lookup('reg.io/a')).toEqual(['reg.io/a?x', 'reg.io/a']);
});

test('keys that do not parse, or hold a malformed pattern, are kept and match nothing', () => {
  const index = new KeyIndex(['bad%zz', '[::a%25A-]', '[::ffff:1.2.3.4]']);
  expect(index.keys).toHaveLength(3);
  expect(index.lookup('A/app')).toEqual([]);
});

test('an address in brackets without a port is a class of characters, as for the kubelet', () => {
  expect(new KeyIndex(['[::A]']).lookup('A/app')).toEqual(['[::A]']);
  expect(new KeyIndex(['[::A]']).lookup('[::A]/app')).toEqual([]);
});
