import { expectRegistryError } from './support/registry-error';
import { HARBOR } from '../../src/registry/providers/harbor';
import { OTHER } from '../../src/registry/providers/other';
import { QUAY } from '../../src/registry/providers/quay';
import { recognise } from '../../src/registry/recognise';
import { RegistryKind } from '../../src/registry/registry-kind';

test('a known host is of its kind', () => {
  expect(recognise('it', 'quay.io')).toBe(QUAY);
  expect(recognise('it', 'quay.io', RegistryKind.QUAY)).toBe(QUAY);
});

test('an unknown host is of the kind that it is declared as', () => {
  expect(recognise('it', 'registry.example.com')).toBe(OTHER);
  expect(recognise('it', 'registry.example.com', RegistryKind.HARBOR)).toBe(HARBOR);
});

test('a known host that is declared as another kind is refused', () => {
  expectRegistryError(
    () => recognise('it', 'quay.io', RegistryKind.HARBOR),
    'kind harbor',
    '"quay.io"',
    'kind quay',
    'use Registry.quay()',
  );
});

test('a wrong host is refused whatever it is declared as', () => {
  expectRegistryError(
    () => recognise('it', 'hub.docker.com', RegistryKind.HARBOR),
    'it must be a registry host',
    'the web site of Docker Hub',
    'write "docker.io"',
  );
});
