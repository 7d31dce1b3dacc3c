import { isRegistryPassword } from '../../../src/audit/facts/registry-password';

test.each([
  'DOCKER_PASSWORD', 'REGISTRY_PASSWORD', 'HARBOR_PASSWORD', 'DOCKERHUB_TOKEN', 'DOCKER_HUB_PASS',
  'APP_QUAY_ROBOT_TOKEN', 'docker_password',
])('%s is the password of a registry', name => expect(isRegistryPassword(name, 'Tulip!4711')).toBe(true));

test.each([
  ['DB_PASSWORD', 'Tulip!4711'], ['HARBOR_ADMIN_PASSWORD', 'Tulip!4711'], ['DOCKER_PASSWORD_FILE', 'Tulip!4711'],
  ['DOCKER_PASSWORD', '/run/secrets/docker'], ['DOCKER_PASSWORD', '${TOKEN}'], ['DOCKER_TOKEN', 'true'],
  ['DOCKER_PASSWORD', 'vault:secret/docker'], ['DOCKER_PASSWORD', 'abc'],
])('%s with %s is none', (name, value) => expect(isRegistryPassword(name, value)).toBe(false));
