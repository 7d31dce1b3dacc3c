import { checkVersion, isVersionAtLeast } from '../../src/kubernetes/version';

describe('a version', () => {
  test.each([
    ['1.34', '1.34'], ['v1.34', '1.34'], ['1.34.2', '1.34'], ['v1.34.2-eks-3abbec1', '1.34'], ['v1.36.0+k3s1', '1.36'],
    ['v1.35.1-gke.1200', '1.35'], ['1.100', '1.100'],
  ])('%s is read as %s', (text, version) => {
    expect(checkVersion('version', text)).toBe(version);
  });

  test.each([
    '', '1', '1.', 'latest', '2.0', '1.34.x', '1.34-rc', ' 1.34', 1.34, undefined, null,
  ])('%p is refused', (value) => {
    expect(() => checkVersion('version', value)).toThrow("'version' must be a version of Kubernetes as a string");
  });

  test('that is too old is refused', () => {
    expect(() => checkVersion('version', '1.25')).toThrow("'version' must be '1.26' or newer: got '1.25'");
  });

  test.each([
    ['1.34', '1.34', true],
    ['1.33', '1.34', false],
    ['1.100', '1.34', true],
    ['1.9', '1.10', false],
  ])('%s is at least %s: %p', (version, other, expected) => {
    expect(isVersionAtLeast(version, other)).toBe(expected);
  });
});
