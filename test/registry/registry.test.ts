import * as fc from 'fast-check';
import { DockerConfigJson, ImageReference, Keyring } from '../../src/image';
import { CloudProvider, Registry, RegistryKind } from '../../src/registry';
import { propertyOptions } from '../support/property';
import { expectRegistryError } from './support/registry-error';
import { RECOGNISED, SELF_HOSTED } from './support/samples';

const ALL = [...RECOGNISED, ...SELF_HOSTED];
const SCOPED = ALL.map(registry => registry.withPath('team-a/apps'));

describe('what the kubelet makes of it', () => {
  test.each(
    [...ALL, ...SCOPED].map(registry => [registry.configKey, registry] as const),
  )('it finds the key %s for an image', (key, registry) => {
    const config = DockerConfigJson.of([{ key, username: 'robot', password: 'not-a-password' }]);
    expect(Keyring.of([config]).lookup(`${registry}/app:1`)).toHaveLength(1);
  });

  test.each(
    SCOPED.map(registry => [registry.configKey, registry] as const),
  )('it does not find the key %s for an image elsewhere on the host', (key, { host }) => {
    const config = DockerConfigJson.of([{ key, username: 'robot', password: 'not-a-password' }]);
    expect(Keyring.of([config]).lookup(`${host}/team-b/app:1`)).toEqual([]);
  });

  test.each(
    [...ALL, ...SCOPED].map(registry => [registry.matchImages, registry] as const),
  )('a credential provider for %j serves an image', (globs, registry) => {
    expect(globs.filter(glob => ImageReference.parse(`${registry}/app:1`).matches(glob))).toHaveLength(1);
  });
});

describe('parse', () => {
  test.each(RECOGNISED.map(registry => [registry.host, registry] as const))('%s tells its kind', (host, { kind }) => {
    expect(Registry.parse(host)).toMatchObject({ kind, host });
    expect(Registry.of(host)).toMatchObject({ kind, host });
  });

  test.each(
    SELF_HOSTED.filter(({ host }) => host !== 'registry:5000').map(({ host }) => host),
  )('%s tells no kind', host => {
    expect(Registry.parse(host)).toMatchObject({ kind: RegistryKind.OTHER, host });
  });

  test('every kind has a sample', () => {
    expect(new Set(ALL.map(({ kind }) => kind))).toEqual(new Set(Object.values(RegistryKind)));
  });

  test('keeps the host of an image', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,8}(?:[._-][a-z0-9]{1,8})?(?:\/[a-z0-9]{1,8}){0,2}$/);
    const suffix = fc.constantFrom(':1', ':latest', `@sha256:${'0'.repeat(64)}`, `:1.2@sha256:${'f'.repeat(64)}`);
    fc.assert(fc.property(fc.constantFrom(...ALL), name, suffix, ({ host }, path, version) => {
      expect(Registry.parse(`${host}/${path}${version}`)).toMatchObject({ host });
      expect(Registry.parse(`${host}/${path}${version}`).path).toBeUndefined();
    }), propertyOptions());
  });

  test('throws nothing but its own two errors, and its registries are on hosts of valid images', () => {
    const piece = fc.constantFrom(
      'https://', 'user:pass@', 'ghcr.io', 'GHCR.io', 'docker.io', 'hub.docker.com',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com', '.azurecr.io', '.dkr.ecr.', '[::1]', 'localhost', ':5000',
      ':latest', ':0', '/', '//', 'v2', 'team', '_', '*', '?', ' ', '.', '-', `@sha256:${'0'.repeat(64)}`,
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 6 }).map(pieces => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(fc.property(text, input => {
      try {
        const registry = Registry.parse(input);
        expect(ImageReference.parse(`${registry.host}/app:1`).domain).toBe(registry.host);
      } catch (error) {
        expect(['RegistryError', 'ImageReferenceError']).toContain((error as Error).name);
      }
    }), { ...propertyOptions(), numRuns: 2000 });
  });
});

test.each([
  ...ALL, ...SCOPED,
])('%s is of the cloud that its permission is of, if there is one', ({ cloud, _pullPermission }) => {
  expect(cloud).toBe(_pullPermission?.provider ?? CloudProvider.OTHER);
});

describe('what an error says to write', () => {
  const factories: [string, (text: string) => Registry][] = [
    ['of', Registry.of], ['parse', Registry.parse], ['quay', Registry.quay], ['harbor', Registry.harbor],
  ];

  test.each(factories)('Registry.%s takes it', (_, make) => {
    const piece = fc.constantFrom(
      'https://', 'HTTP://', 'ghcr.io', 'GHCR.io', 'docker.io', 'index.docker.io', 'registry-1.docker.io',
      'hub.docker.com', 'europe-west1.pkg.dev', 'Quay.io', 'reg.io', '::1', '[::1]', 'localhost', ':5000', ':latest',
      '/', '//', 'v1', '/v2/', 'Team', 'app', `@sha256:${'0'.repeat(64)}`,
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }).map(pieces => pieces.join('')), text => {
      const [, proposal] = /; write (".*")$/.exec(messageOf(() => make(text))) ?? [];
      expect(proposal === undefined ? '' : messageOf(() => make(JSON.parse(proposal)))).toBe('');
    }), { ...propertyOptions(), numRuns: 2000 });
  });

  test.each([
    ['https://index.docker.io/v1/', 'must not have a scheme: got "https://index.docker.io/v1/"; write "docker.io"'],
    ['https://GHCR.io/v2/', 'must not have a scheme: got "https://GHCR.io/v2/"; write "ghcr.io"'],
    ['ghcr.io/Acme', 'path must be in lower case: got "ghcr.io/Acme"; write "ghcr.io/acme"'],
  ])('is about the whole of %s', (text, message) => {
    expectRegistryError(() => Registry.of(text), message);
  });

  test('names no other factory than one that is right there', () => {
    expectRegistryError(() => Registry.quay('https://index.docker.io/v1/'), 'use Registry.dockerHub()');
    for (const make of [() => Registry.quay('x'), () => Registry.gcr('Acme')]) {
      expect(messageOf(make)).toMatch(/; write the full host name$/);
    }
  });

  function messageOf(make: () => unknown): string {
    try {
      make();
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }
});

describe('withPath', () => {
  test('leaves the registry alone and gives a copy on the path', () => {
    const registry = Registry.harbor('harbor.example.com');
    const scoped = registry.withPath('team-a');
    expect(registry.path).toBeUndefined();
    expect(scoped).toMatchObject({
      kind: RegistryKind.HARBOR, host: 'harbor.example.com', path: 'team-a', configKey: 'harbor.example.com/team-a',
    });
  });

  test('replaces a path', () => {
    expect(Registry.of('registry.example.com/team-a').withPath('team-b').path).toBe('team-b');
  });

  test('names itself in an error', () => {
    expectRegistryError(() => Registry.ghcr().withPath('/org'), "Registry.withPath: 'path'", 'write "org"');
  });

  test('refuses a path with the host of the registry in front', () => {
    expectRegistryError(() => Registry.ghcr().withPath('ghcr.io/acme'), "Registry.withPath: 'path' must not begin with "
      + 'the host, which is in front of it: got "ghcr.io/acme"; write "acme"');
  });
});

test.each([
  [Registry.ghcr(), 'ghcr.io'],
  [Registry.ghcr().withPath('org'), 'ghcr.io/org'],
  [Registry.dockerHub(), 'docker.io'],
])('%s reads as it is written in an image', (registry, text) => {
  expect(registry.toString()).toBe(text);
});

test.each([
  [() => Registry.harbor('ghcr.io'), 'Registry.ghcr()'],
  [() => Registry.nexus('123456789012.dkr.ecr.eu-west-1.amazonaws.com'), 'Registry.ecr('],
  [() => Registry.gitlab('quay.io/acme'), 'Registry.quay()'],
])('%s is answered with the right factory', (factory, right) => {
  expectRegistryError(factory, `use ${right}`);
});
