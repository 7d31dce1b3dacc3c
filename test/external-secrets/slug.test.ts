import { slugOf } from '../../src/external-secrets/slug';

test.each([
  [['ecr', 'eu-west-1'], 'ecr-eu-west-1'],
  [['login', 'Registry.example.com:5000/a_b'], 'login-registry-example-com-5000-a-b'],
  [['quay', 'acme+pull'], 'quay-acme-pull'],
])('%j is %s', (texts, slug) => {
  expect(slugOf(...texts)).toBe(slug);
});

test('what is too long is cut, and still told apart', () => {
  const [a, b] = ['a', 'b'].map(end => slugOf('login', 'x'.repeat(60) + end));
  expect(a).toMatch(/^login-x{29}-[a-z0-9]{4}$/);
  expect(a).not.toBe(b);
});
