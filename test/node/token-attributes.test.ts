import { tokenProvider } from './support';

// test/differential/credential-provider.test.ts compares the verdicts with the kubelet's.
describe('a token', () => {
  test('cannot have every audience', () => {
    expect(() => tokenProvider({ audience: '*' })).toThrow(
      "'audience' of credential provider 'harbor-credential-provider' "
      + 'must name the one that takes the token: got "*"');
  });

  test.each(['requiredAnnotationKeys', 'optionalAnnotationKeys'])('has well-formed %s, each once', (property) => {
    expect(() => tokenProvider({ [property]: ['a b'] })).toThrow(
      `'${property}' of credential provider 'harbor-credential-provider' must be keys of annotations, such as `
        + 'example.com/role: got "a b"',
    );
    expect(() => tokenProvider({ [property]: ['a', 'b', 'a'] }))
      .toThrow(`'${property}' of credential provider 'harbor-credential-provider' names 'a' twice`);
  });

  test('has no key that is required and optional', () => {
    expect(() => tokenProvider({ requiredAnnotationKeys: ['a'], optionalAnnotationKeys: ['a'] }))
      .toThrow("both have 'a': leave it out of one");
  });

  test('has required keys only where a ServiceAccount is required', () => {
    expect(() => tokenProvider({ requireServiceAccount: false, requiredAnnotationKeys: ['a'] }))
      .toThrow("need 'requireServiceAccount: true': got false");
  });

  test('that is the password is cached by token', () => {
    expect(() => tokenProvider({ tokenIsPassword: true, cachePerServiceAccount: true })).toThrow(
      "'cachePerServiceAccount' of credential provider 'harbor-credential-provider' must be false, as the token is the "
        + 'password: got true; leave it out');
  });

  test('comes with annotations that the program gets, and that say something', () => {
    expect(() => tokenProvider({ annotations: { a: '1' } })).toThrow("has 'a', which the program never gets");
    expect(() => tokenProvider({ requiredAnnotationKeys: ['a'], annotations: { a: '' } }))
      .toThrow("has no text for 'a'");
  });
});
