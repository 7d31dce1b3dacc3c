import { Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

test.each([
  [undefined, 'registry.gitlab.com'],
  ['registry.gitlab.com', 'registry.gitlab.com'],
  ['gitlab.example.com:5050', 'gitlab.example.com:5050'],
  ['registry.example.com/group/project', 'registry.example.com/group/project'],
])('GitLab on %s has the key %s', (host, configKey) => {
  const registry = Registry.gitlab(host);
  expect(registry).toMatchObject({
    kind: RegistryKind.GITLAB, configKey, matchImages: [configKey], neverPublic: false,
  });
  expect(registry.usernameHint).toContain('gitlab+deploy-token-1');
});

test('gitlab.com is answered with its registry', () => {
  expectRegistryError(() => Registry.gitlab('gitlab.com'), "Registry.gitlab: 'host'", 'write "registry.gitlab.com"');
});
