import { containersOf, irsa, newRefresh, podOf } from './support';
import { Registry, RegistryCredentials } from '../../src';

describe('images', () => {
  test('are public and pinned', () => {
    const { 'fetch-ecr': fetch, write, verdict } = containersOf(podOf());
    expect(fetch.image).toMatch(/^public\.ecr\.aws\/aws-cli\/aws-cli:2\.\d+\.\d+$/);
    expect(write.image).toMatch(/^registry\.k8s\.io\/kubectl:v1\.\d+\.\d+$/);
    expect(verdict.image).toBe(fetch.image);
  });

  test('come from a mirror under their full names', () => {
    const { write } = containersOf(podOf({ images: { mirror: 'registry.example.com/mirror' } }));
    expect(write.image).toMatch(/^registry\.example\.com\/mirror\/registry\.k8s\.io\/kubectl:v1/);
  });

  test('may each be given, with a digest', () => {
    const kubectl = `registry.example.com/kubectl@sha256:${'0'.repeat(64)}`;
    expect(containersOf(podOf({ images: { kubectl, mirror: 'registry.example.com/mirror' } })).write.image).toBe(kubectl);
  });

  test.each([
    [{ kubectl: 'registry.example.com/kubectl' }, "'images.kubectl' must be pinned by a version or a digest, got 'registry.example.com/kubectl': "
      + "write 'registry.example.com/kubectl:VERSION'"],
    [{ aws: 'registry.example.com/aws:latest' }, "'images.aws' must be pinned by a version or a digest, got 'registry.example.com/aws:latest'"],
    [{ curl: 'Not An Image' }, "'images.curl' must be an image reference, got 'Not An Image'"],
    [{ mirror: 'registry.example.com/mirror:1' }, "'images.mirror' must be a registry host, and a path in it, got 'registry.example.com/mirror:1'"],
    [{ mirror: 'https://registry.example.com/mirror/' }, "'images.mirror' must be a registry host, and a path in it, without a scheme, got "
      + "'https://registry.example.com/mirror/': write 'registry.example.com/mirror'"],
    [{ mirror: 'mirror' }, "'images.mirror' must be a registry host, and a path in it, got 'mirror'"],
  ])('refuses %p', (images, message) => {
    expect(() => newRefresh({ images })).toThrow(message);
  });

  test('refuses an image that needs the Secret that the refresher writes', () => {
    expect(() => newRefresh({ images: { kubectl: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/kubectl:1' } })).toThrow(
      "'images' has '123456789012.dkr.ecr.eu-west-1.amazonaws.com/kubectl:1', which needs a credential for "
      + "'123456789012.dkr.ecr.eu-west-1.amazonaws.com', and the refresher itself is to write that");
  });

  test('may be public ones of a registry that is refreshed', () => {
    expect(() => newRefresh({ credentials: [RegistryCredentials.token(Registry.ecrPublic(), { identity: irsa })] })).not.toThrow();
  });
});
