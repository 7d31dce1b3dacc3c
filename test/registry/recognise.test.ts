import { expectRegistryError } from './support/registry-error';
import { Registry } from '../../src/registry';
import { HARBOR } from '../../src/registry/providers/harbor';
import { OTHER } from '../../src/registry/providers/other';
import { QUAY } from '../../src/registry/providers/quay';
import { hostMistake, recognise } from '../../src/registry/recognise';
import { RegistryKind } from '../../src/registry/registry-kind';

test('a known host is of its kind', () => {
  expect(recognise('it', { host: 'quay.io' })).toBe(QUAY);
  expect(recognise('it', { host: 'quay.io' }, RegistryKind.QUAY)).toBe(QUAY);
});

test('an unknown host is of the kind that it is declared as', () => {
  expect(recognise('it', { host: 'registry.example.com' })).toBe(OTHER);
  expect(recognise('it', { host: 'registry.example.com' }, RegistryKind.HARBOR)).toBe(HARBOR);
});

test('a known host that is declared as another kind is refused', () => {
  expectRegistryError(
    () => recognise('it', { host: 'quay.io' }, RegistryKind.HARBOR),
    'kind harbor',
    '"quay.io"',
    'kind quay',
    'use Registry.quay()',
  );
});

test('a wrong host is refused whatever it is declared as', () => {
  expectRegistryError(
    () => recognise('it', { host: 'hub.docker.com', path: 'acme' }),
    'it must be a registry host: got "hub.docker.com/acme", the web site of Docker Hub; write "docker.io"',
  );
  expectRegistryError(
    () => recognise('it', { host: 'hub.docker.com' }, RegistryKind.HARBOR),
    'it must be a registry host: got "hub.docker.com", the web site of Docker Hub; use Registry.dockerHub()',
  );
});

describe('the advice covers what was meant, and the text is shown as it was given', () => {
  test.each([
    ['hub.docker.com/r/acme', 'docker.io'],
    ['https://hub.docker.com/r/acme', 'docker.io'],
    ['https://github.com/acme/web/pkgs/container/web', 'ghcr.io'],
    ['https://gallery.ecr.aws/nginx/nginx', 'public.ecr.aws'],
    ['https://gitlab.com/acme/web/container_registry', 'registry.gitlab.com'],
    ['docker.pkg.github.com/acme/web', 'ghcr.io/acme/web'],
    ['https://docker.pkg.github.com/acme/web', 'ghcr.io/acme/web'],
    ['https://registry.hub.docker.com/v2/repositories/acme', 'docker.io'],
    ['https://reg.io/v1/team', 'reg.io'],
  ])('%s', (text, advised) => {
    for (const read of [Registry.of, Registry.parse]) {
      expectRegistryError(() => read(text), `got "${text}"`, `; write "${advised}"`);
    }
  });

  test('ghcr.io/v2/foo:1', () => {
    expectRegistryError(() => Registry.of('ghcr.io/v2/foo:1'), 'got "ghcr.io/v2/foo:1"; write "ghcr.io"');
  });
});

describe('nobody can pull from', () => {
  test.each([
    ['hub.docker.com', 'the web site of Docker Hub; write "docker.io"'],
    ['github.com', 'write "ghcr.io"'],
    ['12345678901.dkr.ecr.eu-west-1.amazonaws.com', 'account must be an AWS account of 12 digits'],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com.cn', 'write "123456789012.dkr.ecr.eu-west-1.amazonaws.com"'],
    ['acme.azurecr.io', 'name must have 5 to 50 letters and digits'],
  ])('%s', (host, mistake) => {
    expect(hostMistake(host)).toContain(mistake);
  });

  test.each([
    'docker.io', 'registry-1.docker.io', 'docker.pkg.github.com', 'ghcr.io', 'registry.example.com:5000', 'localhost',
    '127.0.0.1', '[::1]:5000', '123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'contoso.azurecr.io', 'gcr.io',
  ])('%s is not said', host => {
    expect(hostMistake(host)).toBeUndefined();
  });
});
