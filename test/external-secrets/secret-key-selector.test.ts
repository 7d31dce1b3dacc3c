import { secretKeySelector } from '../../src/external-secrets/secret-key-selector';

test('a key of a Secret', () => {
  expect(secretKeySelector('key', { secretName: 'pull', key: 'key_1.json' })).toEqual({ name: 'pull', key: 'key_1.json' });
});

test.each([
  [{ secretName: 'A', key: 'a' }, /'key.secretName' must be a DNS subdomain/],
  [{ secretName: 'a', key: '' }, /'key.key' must be a key of a Secret/],
  [{ secretName: 'a', key: 'a/b' }, /got 'a\/b'/],
])('%j is refused', (key, message) => {
  expect(() => secretKeySelector('key', key)).toThrow(message);
});
