import { Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

test('Docker Hub is docker.io, with the key that docker login writes', () => {
  const registry = Registry.dockerHub();
  expect(registry).toMatchObject({
    kind: RegistryKind.DOCKER_HUB,
    host: 'docker.io',
    configKey: 'https://index.docker.io/v1/',
    matchImages: ['docker.io'],
    neverPublic: false,
  });
  expect(registry.username).toBeUndefined();
  expect(registry.tokenLifetime).toBeUndefined();
  expect(Registry.parse('docker.io')).toEqual(registry);
});

test('a scoped key is on docker.io, which the kubelet can match with a path', () => {
  expect(Registry.dockerHub().withPath('acme'))
    .toMatchObject({ configKey: 'docker.io/acme', matchImages: ['docker.io/acme'] });
});

test.each([
  'nginx', 'nginx:1.27', 'nginx:alpine', 'team/app', 'docker.io/team/app:1', 'index.docker.io/team/app:1',
])('%s is an image of Docker Hub', image => {
  expect(Registry.parse(image)).toEqual(Registry.dockerHub());
});

test.each([
  'hub.docker.com', 'docker.com', 'registry.hub.docker.com', 'index.docker.io', 'registry-1.docker.io',
  'registry.docker.io', 'auth.docker.io',
])('%s is answered with docker.io', host => {
  expectRegistryError(() => Registry.of(host), 'write "docker.io"');
  expectRegistryError(() => Registry.parse(host), 'write "docker.io"');
});
