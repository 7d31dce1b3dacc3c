import { Registry, RegistryKind } from '../../../src/registry';

test.each([
  'docker.nexus.example.com', 'nexus.example.com:8082', 'nexus.example.com/repository/docker',
])('Nexus on %s has that key', host => {
  expect(Registry.nexus(host)).toMatchObject({
    kind: RegistryKind.NEXUS, configKey: host, matchImages: [host], neverPublic: false,
  });
});
