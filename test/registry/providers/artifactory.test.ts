import { Registry, RegistryKind } from '../../../src/registry';

test.each([
  'acme.jfrog.io', 'acme-docker.jfrog.io', 'docker.example.com', 'artifactory.example.com:8443/docker-local',
])('Artifactory on %s has that key', host => {
  expect(Registry.artifactory(host)).toMatchObject({
    kind: RegistryKind.ARTIFACTORY, configKey: host, matchImages: [host], neverPublic: false,
  });
});

test('a host of the JFrog cloud is recognised', () => {
  expect(Registry.parse('acme.jfrog.io/docker-local/app:1').kind).toBe(RegistryKind.ARTIFACTORY);
});
