import { expectRegistryError } from './support/registry-error';
import { readRegistryText } from '../../src/registry/registry-text';

const DIGEST = `@sha256:${'0'.repeat(64)}`;

test.each([
  ['ghcr.io', 'ghcr.io', undefined],
  ['ghcr.io/org', 'ghcr.io', 'org'],
  ['ghcr.io/org/app', 'ghcr.io', 'org/app'],
  ['ghcr.io/org/app:1', 'ghcr.io', undefined],
  [`ghcr.io/org/app${DIGEST}`, 'ghcr.io', undefined],
  [`ghcr.io/org/app:1${DIGEST}`, 'ghcr.io', undefined],
  ['registry.example.com:5000', 'registry.example.com:5000', undefined],
  ['registry:5000/app', 'registry:5000', 'app'],
  ['registry:5000/app:1', 'registry:5000', undefined],
  ['localhost', 'localhost', undefined],
  ['localhost:5000', 'localhost:5000', undefined],
  ['localhost/app:1', 'localhost', undefined],
  ['[::1]:5000', '[::1]:5000', undefined],
  ['[::1]:5000/app:1', '[::1]:5000', undefined],
  ['docker.io/acme', 'docker.io', 'acme'],
  ['index.docker.io/acme/app:1', 'docker.io', undefined],
  ['nginx', 'docker.io', undefined],
  ['nginx:alpine', 'docker.io', undefined],
  ['nginx:1.27', 'docker.io', undefined],
  [`nginx${DIGEST}`, 'docker.io', undefined],
  [`nginx:127${DIGEST}`, 'docker.io', undefined],
  ['acme/app', 'docker.io', undefined],
])('%s is on %s, scoped to %s', (text, host, path) => {
  expect(readRegistryText(text)).toEqual({ host, path });
});

test('a name with digits behind a colon is not guessed at', () => {
  expectRegistryError(() => readRegistryText('redis:7'), "Registry.of('redis:7')", "'docker.io/library/redis:7'");
});

test.each([
  ['https://ghcr.io/org', 'write "ghcr.io/org"'],
  ['GHCR.io/org/app:1', 'got "GHCR.io/org/app:1"; write "ghcr.io/org/app:1"'],
  ['ghcr.io:latest', 'write "ghcr.io"'],
  ['my_registry.example/app:1', 'underscore'],
  ['reg.io:99999/app:1', 'port'],
  ['[::1]/app:1', 'port'],
  ['reg.io/v2/app', 'version of the registry API'],
  ['ghcr.io/', 'write "ghcr.io"'],
])('%s is refused', (text, hint) => {
  expectRegistryError(() => readRegistryText(text), "Registry.parse: 'text'", hint);
});

test.each([
  'ghcr.io/Org/app:1', 'ghcr.io/org/app:', 'ghcr.io//app:1', 'Nginx', '-nginx', '0'.repeat(64),
])('%s is a malformed image', text => {
  expect(() => readRegistryText(text)).toThrow(expect.objectContaining({ name: 'ImageReferenceError' }));
});
