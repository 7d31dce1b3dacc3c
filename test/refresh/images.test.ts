import { containerOf, irsa, newRefresh } from './support';
import { Registry, RegistryCredentials } from '../../src';
import { DEFAULT_IMAGE } from '../../src/refresh/images';
import { NODE_VERSION } from '../refresher/support/node';

describe('images', () => {
  test('are one, public and pinned, whose Node.js the program is tested with', () => {
    expect(containerOf().image).toBe(DEFAULT_IMAGE);
    expect(DEFAULT_IMAGE).toBe(`public.ecr.aws/docker/library/node:${NODE_VERSION}-slim`);
    expect(NODE_VERSION).toMatch(/^24\.\d+\.\d+$/);
  });

  test('come from a mirror under their full names', () => {
    expect(containerOf({ images: { mirror: 'registry.example.com/mirror' } }).image).toBe(`registry.example.com/mirror/${DEFAULT_IMAGE}`);
  });

  test('may be given, with a digest', () => {
    const node = `registry.example.com/node@sha256:${'0'.repeat(64)}`;
    expect(containerOf({ images: { node, mirror: 'registry.example.com/mirror' } }).image).toBe(node);
  });

  test.each([
    [{ node: 'registry.example.com/node' }, "'images.node' must be pinned by a version or a digest, got 'registry.example.com/node': "
      + "write 'registry.example.com/node:VERSION'"],
    [{ node: 'registry.example.com/node:latest' }, "'images.node' must be pinned by a version or a digest, got 'registry.example.com/node:latest'"],
    [{ node: 'Not An Image' }, "'images.node' must be an image reference, got 'Not An Image'"],
    [{ mirror: 'registry.example.com/mirror:1' }, "'images.mirror' must be a registry host, and a path in it, got 'registry.example.com/mirror:1'"],
    [{ mirror: 'https://registry.example.com/mirror/' }, "'images.mirror' must be a registry host, and a path in it, without a scheme, got "
      + "'https://registry.example.com/mirror/': write 'registry.example.com/mirror'"],
    [{ mirror: 'mirror' }, "'images.mirror' must be a registry host, and a path in it, got 'mirror'"],
  ])('refuses %p', (images, message) => {
    expect(() => newRefresh({ images })).toThrow(message);
  });

  test('refuses an image that needs the Secret that the refresher writes', () => {
    expect(() => newRefresh({ images: { node: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/node:1' } })).toThrow(
      "'images' has '123456789012.dkr.ecr.eu-west-1.amazonaws.com/node:1', which needs a credential for "
      + "'123456789012.dkr.ecr.eu-west-1.amazonaws.com', and the refresher itself is to write that");
  });

  test('may be public ones of a registry that is refreshed', () => {
    expect(() => newRefresh({ credentials: [RegistryCredentials.token(Registry.ecrPublic(), { identity: irsa })] })).not.toThrow();
  });
});
