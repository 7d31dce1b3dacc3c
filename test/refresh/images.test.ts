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

  test.each([
    'registry.example.com/mirror', 'registry.example.com/v2/mirror', 'registry.example.com/v1',
    'Registry.example.com/m', 'Registry/m', 'localhost:5000', '[fd00::1]/mirror',
  ])('come from the mirror %s under their full names', mirror => {
    expect(containerOf({ images: { mirror } }).image).toBe(`${mirror}/${DEFAULT_IMAGE}`);
  });

  test('may be given, with a digest', () => {
    const node = `registry.example.com/node@sha256:${'0'.repeat(64)}`;
    expect(containerOf({ images: { node } }).image).toBe(node);
  });

  test.each(['node:24.5.0', 'node:24', 'node:24-slim', 'node:v24.21.0-alpine', 'node:lts', 'my-node:3.1', 'tools:18'])(
    'may be registry.example.com/%s', name => {
      expect(containerOf({ images: { node: `registry.example.com/${name}` } }).image)
        .toBe(`registry.example.com/${name}`);
    });

  test.each<[object, string]>([
    [{ node: 'registry.example.com/node' }, "'refresh.images.node' must be pinned by a version or a digest, got "
      + "'registry.example.com/node': write 'registry.example.com/node:VERSION'"],
    [{ node: 'registry.example.com/node:latest' },
      "'refresh.images.node' must be pinned by a version or a digest, got 'registry.example.com/node:latest'"],
    ...['18', '22.21.0-slim', '24.4.1', '26.0.0', `22@sha256:${'0'.repeat(64)}`].map((tag): [object, string] => [
      { node: `registry.example.com/node:${tag}` },
      `'refresh.images.node' must be Node.js 24.5 or a later 24, got 'registry.example.com/node:${tag}': write `
        + "'registry.example.com/node:24-slim'",
    ]),
    [
      { node: 'registry.example.com/node:24.21.0', mirror: 'registry.example.com/mirror' },
      "'refresh.images.mirror' is that of the default image, and "
        + "'refresh.images.node' ('registry.example.com/node:24.21.0') names another: leave one of them out",
    ],
    [{ node: 'robot:hunter2@registry.example.com/node:24' }, "'refresh.images.node' must be an image reference: "
      + 'invalid-format: image reference "***@registry.example.com/node:24" is not of the form'],
    [{ node: 'robot:hunter2@registry.example.com/node', mirror: 'a.example.com' }, "('***@registry.example.com/node')"],
    [{ mirror: 'registry.example.com/mirror:1' }, "'refresh.images.mirror' path must not have a tag"],
    [{ mirror: 'https://registry.example.com/mirror/' }, "'refresh.images.mirror' must not have a scheme: got "
      + '"https://registry.example.com/mirror/"; write "registry.example.com/mirror"'],
    [{ mirror: 'https://robot:hunter2@registry.example.com/mirror' }, "'refresh.images.mirror' must not have user-info: got "
      + '"https://***@registry.example.com/mirror"; write the host alone'],
    [{ mirror: 'registry.example.com/v2/Mirror' }, "'refresh.images.mirror' path must be in lower case: got "
      + '"registry.example.com/v2/Mirror"; write "registry.example.com/v2/mirror"'],
    [{ mirror: `registry.example.com/${'a'.repeat(240)}` }, "'refresh.images.mirror' must be what an image reference "
      + 'begins with: name-too-long: image reference'],
    [{ mirror: 'mirror' }, "'refresh.images.mirror' must hold a dot or a port"],
  ])('refuses %p', (images, message) => {
    expect(() => newRefresh({ images })).toThrow(message);
  });

  test('refuses an image that needs the Secret that the refresher writes', () => {
    expect(() => newRefresh({ images: { node: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/node:24.21.0' } })).toThrow(
      "'refresh.images' has '123456789012.dkr.ecr.eu-west-1.amazonaws.com/node:24.21.0', which needs a credential for "
      + "'123456789012.dkr.ecr.eu-west-1.amazonaws.com', and the refresher itself is to write that");
  });

  test('may be public ones of a registry that is refreshed', () => {
    expect(() => newRefresh({ credentials: [RegistryCredentials.token(Registry.ecrPublic(), { identity: irsa })] }))
      .not.toThrow();
  });
});
