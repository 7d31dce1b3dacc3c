import { ArtifactRegistryProps, CloudProvider, Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

const KEYS: [ArtifactRegistryProps, string, string][] = [
  [{ location: 'europe-west1' }, 'europe-west1-docker.pkg.dev', '*.pkg.dev'],
  [{ location: 'northamerica-northeast1' }, 'northamerica-northeast1-docker.pkg.dev', '*.pkg.dev'],
  [{ location: 'us' }, 'us-docker.pkg.dev', '*.pkg.dev'],
  [{ location: 'us', project: 'acme-prod' }, 'us-docker.pkg.dev/acme-prod', '*.pkg.dev/acme-prod'],
  [{ location: 'us', project: 'acme-prod', repository: 'apps' }, 'us-docker.pkg.dev/acme-prod/apps',
    '*.pkg.dev/acme-prod/apps'],
  [{ location: 'us', project: 'example.com/prod' }, 'us-docker.pkg.dev/example.com/prod', '*.pkg.dev/example.com/prod'],
  [{ location: 'europe-west10', regionalEndpoint: true }, 'docker.europe-west10.rep.pkg.dev', 'docker.*.rep.pkg.dev'],
];

test.each(KEYS)('%j has the key %s and the glob %s', (props, configKey, glob) => {
  const registry = Registry.artifactRegistry(props);
  expect(registry).toMatchObject({
    kind: RegistryKind.ARTIFACT_REGISTRY, configKey, matchImages: [glob], neverPublic: false,
  });
  expect(Registry.parse(configKey)).toEqual(registry);
});

test.each([
  ['gcr.io', 'gcr.io'],
  ['us.gcr.io', '*.gcr.io'],
  ['eu.gcr.io', '*.gcr.io'],
  ['asia.gcr.io', '*.gcr.io'],
  ['marketplace.gcr.io', '*.gcr.io'],
])('%s has the glob %s and may be public', (host, glob) => {
  const registry = Registry.gcr(host);
  expect(registry).toMatchObject({
    kind: RegistryKind.ARTIFACT_REGISTRY, host, matchImages: [glob], neverPublic: false,
  });
  expect(Registry.parse(host)).toEqual(registry);
});

test('a gcr.io host can be scoped to a project', () => {
  expect(Registry.gcr('eu.gcr.io/acme-prod').configKey).toBe('eu.gcr.io/acme-prod');
});

test('a token is of the user oauth2accesstoken and lives an hour at most', () => {
  const registry = Registry.artifactRegistry({ location: 'us' });
  expect(registry.username).toBe('oauth2accesstoken');
  expect(registry.tokenLifetime?.toMinutes()).toBe(60);
  expect(registry._pullPermission).toMatchObject({
    provider: CloudProvider.GOOGLE, role: 'roles/artifactregistry.reader',
  });
});

const REFUSED: [ArtifactRegistryProps, string, string][] = [
  [{ location: 'EU' }, 'location', 'europe-west1'],
  [{ location: 'eu' }, 'location', 'europe'],
  [{ location: 'europe-west1-b' }, 'location', '"europe-west1-b"'],
  [{ location: 'europe', regionalEndpoint: true }, 'regionalEndpoint', 'name a region'],
  [{ location: 'us', repository: 'apps' }, 'repository', 'give the project too'],
  [{ location: 'us', project: 'example.com:prod' }, 'project', 'write "example.com/prod"'],
];

test.each(REFUSED)('%j is refused for its %s', (props, property, hint) => {
  expectRegistryError(() => Registry.artifactRegistry(props), `Registry.artifactRegistry: '${property}'`, hint);
});

test.each(['europe-west1-docker.pkg.dev', 'k8s.gcr.io', 'ghcr.io'])('%s is refused as a gcr.io host', host => {
  expectRegistryError(() => Registry.gcr(host), "Registry.gcr: 'host'", host);
});

test('a host without its format is answered with the right one', () => {
  expectRegistryError(() => Registry.parse('europe-west1.pkg.dev'), 'write "europe-west1-docker.pkg.dev"');
});
