import { secretKeySelector } from '../../src/external-secrets/secret-key-selector';

test('a key of a Secret', () => {
  expect(secretKeySelector('key', 'pull/key_1.json')).toEqual({ name: 'pull', key: 'key_1.json' });
});

test.each([
  'A/a',
  'a/',
  '/a',
  'a',
  '',
  'a/a/b',
  'a/ä',
  `${'a'.repeat(254)}/a`,
  `a/${'a'.repeat(254)}`,
])('%j is refused', text => {
  expect(() => secretKeySelector('accessKeyId', text)).toThrow(
    /^'accessKeyId' must be SECRET\/KEY, the name of a Secret in the cluster and a key of its data .*, such as 'registry-pull\/token'/,
  );
});

test('a credential instead of its place shows in no message', () => {
  const credential = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  expect(() => secretKeySelector('secretAccessKey', credential))
    .toThrow(expect.objectContaining({ message: expect.not.stringContaining('EXAMPLEKEY') }));
});
