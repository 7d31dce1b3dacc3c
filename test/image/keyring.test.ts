import { inspect } from 'util';
import * as fc from 'fast-check';
import { DockerConfigJson, Keyring } from '../../src/image';
import { propertyOptions } from '../support/property';
import { LinearKeyring } from './support/linear-keyring';

/** One config for each list of keys; the user names are the keys. */
function keyring(...configs: string[][]): Keyring {
  return Keyring.of(configs.map(config));
}

function config(keys: readonly string[]): DockerConfigJson {
  return DockerConfigJson.of(keys.map(key => ({ key, username: key.replace(/:/g, ';'), password: 'p' })));
}

// Cases from keyring_test.go of kubernetes v1.37.2 pkg/credentialprovider, and from the issues it grew out of.
test.each([
  ['reg.io', 'reg.io/app', true],
  ['reg.io', 'reg.io/team/app:1@sha256:' + '0'.repeat(64), true],
  ['https://reg.io', 'reg.io/app', true],
  ['http://reg.io/', 'reg.io/app', true],
  ['reg.io/v1/', 'reg.io/app', true],
  ['reg.io/v2/', 'reg.io/app', true],
  ['reg.io/v2', 'reg.io/app', false],
  ['reg.io/v2', 'reg.io/v2/app', true],
  ['user:pass@reg.io', 'reg.io/app', true],
  ['reg.io', 'reg.io:443/app', false],
  ['reg.io:443', 'reg.io/app', false],
  ['reg.io:5000', 'reg.io:5000/app', true],
  ['reg.io:5000', 'reg.io:05000/app', false],
  ['reg.io', 'sub.reg.io/app', false],
  ['REG.io', 'reg.io/app', false],
  ['reg.io', 'REG.io/app', false],
  ['HTTPS://reg.io', 'reg.io/app', false],
  ['oci://reg.io', 'reg.io/app', false],
  ['*.io', 'reg.io/app', true],
  ['*.io', 'a.reg.io/app', false],
  ['*.*.io', 'a.reg.io/app', true],
  ['r*.io', 'reg.io/app', true],
  ['*.reg.io', 'reg.io/app', false],
  ['*', 'reg.io/app', false],
  ['*', 'localhost/app', true],
  ['*:5000', 'localhost:5000/app', true],
  ['*.dkr.ecr.*.amazonaws.com', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app', true],
  ['*.dkr.ecr.*.amazonaws.com', '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app', false],
  ['r?g.io', 'reg.io/app', false],
  ['r[e]g.io', 'reg.io/app', false],
  ['reg.io:*', 'reg.io:5000/app', false],
  ['reg.io/pong', 'reg.io/pong', true],
  ['reg.io/pong', 'reg.io/pongz', true],
  ['reg.io/pong', 'reg.io/pong/x', true],
  ['reg.io/pong/', 'reg.io/pong', false],
  ['reg.io/pong/', 'reg.io/pong/x', true],
  ['reg.io/*', 'reg.io/app', false],
  ['reg.io/te%61m', 'reg.io/team/app', true],
  ['reg.io/te%2561m', 'reg.io/team/app', true],
  ['reg.io?x', 'reg.io/app', true],
  ['reg.io/%3Fx', 'reg.io/app', true],
  ['[::1]:5000', '[::1]:5000/app', true],
  ['[::1]', '[::1]/app', false],
  ['my_reg.example', 'my_reg.example/app', true],
  ['docker.io', 'nginx', true],
  ['docker.io/library', 'nginx', true],
  ['docker.io/nginx', 'nginx', false],
  ['docker.io', 'index.docker.io/team/app', true],
  ['index.docker.io', 'nginx', true],
  ['https://index.docker.io/v1/', 'docker.io/team/app', true],
  ['https://index.docker.io/v1', 'nginx', false],
  ['index.docker.io/library', 'nginx', false],
  ['registry-1.docker.io', 'nginx', false],
  ['index.docker.io', 'localhost/app', true],
  ['index.docker.io', 'localhost:5000/app', false],
  ['index.docker.io', 'reg.io/app', false],
  ['*.docker.io', 'nginx', false],
])('the key %s serves %s: %s', (key, image, serves) => {
  expect(keyring([key]).lookup(image)).toHaveLength(serves ? 1 : 0);
});

test('longer paths come first, then keys in reverse order, then the order of the configs', () => {
  const ring = keyring(['reg.io', '*.io'], ['reg.io/team', 'reg.io'], ['reg.io/team/app', 'https://reg.io']);
  expect(ring.lookup('reg.io/team/app')).toEqual([
    { key: 'reg.io/team/app', username: 'reg.io/team/app', configIndex: 2 },
    { key: 'reg.io/team', username: 'reg.io/team', configIndex: 1 },
    { key: 'reg.io', username: 'reg.io', configIndex: 0 },
    { key: 'reg.io', username: 'reg.io', configIndex: 1 },
    { key: 'reg.io', username: 'https;//reg.io', configIndex: 2 },
    { key: '*.io', username: '*.io', configIndex: 0 },
  ]);
});

test('docker.io wins over index.docker.io, which is a fallback', () => {
  const ring = keyring(['index.docker.io'], ['docker.io/team', 'https://index.docker.io/v1/']);
  expect(ring.lookup('team/app').map(match => match.key)).toEqual(['docker.io/team']);
  expect(ring.lookup('nginx').map(match => match.configIndex)).toEqual([0, 1]);
});

test('keys are those that the kubelet reads, in the order in which it tries them', () => {
  expect(
    keyring(
      ['https://index.docker.io/v1/', 'ghcr.io', 'ghcr.io/v1', 'bad%zz'],
      ['ghcr.io/team', '\u{10000}', '\ue000', 'http://ghcr.io'],
    ).keys,
  ).toEqual(['\u{10000}', '\ue000', 'index.docker.io', 'ghcr.io/v1', 'ghcr.io/team', 'ghcr.io']);
});

test('a keyring of nothing finds nothing', () => {
  expect(keyring().lookup('nginx')).toEqual([]);
  expect(keyring([]).lookup('nginx')).toEqual([]);
});

test('an image that is not a valid reference is an error', () => {
  expect(() => keyring(['reg.io']).lookup('reg.io/App'))
    .toThrow(expect.objectContaining({ name: 'ImageReferenceError' }));
});

test('an IPv6 host that is no address matches nothing', () => {
  expect(keyring(['*:5000']).lookup('[:::]:5000/app')).toEqual([]);
});

test('what a lookup returns is the caller\'s own', () => {
  const ring = keyring(['reg.io']);
  Object.assign(ring.lookup('reg.io/app')[0], { username: 'changed' });
  expect(ring.lookup('reg.io/app')[0].username).toBe('reg.io');
});

test('prints no password, nor user-info of a key', () => {
  const ring = Keyring.of([
    DockerConfigJson.of([{ key: 'user:hidden-1@reg.io', username: 'u', password: 'hidden-2' }]),
  ]);
  const prints = [
    JSON.stringify(ring),
    inspect(ring, { showHidden: true, depth: null }),
    JSON.stringify(ring.lookup('reg.io/app')),
    `${ring.keys}`,
  ];
  expect(prints.filter(print => print.includes('hidden'))).toEqual([]);
});

describe('for any keys', () => {
  const label = fc.constantFrom('a', 'b', 'ab', '*', 'a*', '*b');
  const host = fc.array(label, { minLength: 1, maxLength: 3 }).map(labels => labels.join('.'));
  const key = fc.tuple(
    fc.oneof(host, fc.constantFrom('docker.io', 'index.docker.io', '*.docker.io')),
    fc.constantFrom('', ':80'),
    fc.constantFrom('', '/', '/a', '/a/', '/ab', '/a/b', '/library'),
  )
    .map(parts => parts.join(''));
  const configs = fc.array(fc.uniqueArray(key, { selector: text => text.replace(/\/$/, ''), maxLength: 6 }), {
    maxLength: 4,
  });
  const image = fc.tuple(
    fc.constantFrom('', 'a.b/', 'ab.a.b/', 'b.a:80/', 'a:80/', 'localhost/', 'A/'),
    fc.constantFrom('a', 'ab', 'a/b', 'a/b/ab', 'b'),
  )
    .map(parts => parts.join(''));

  test('the index finds what trying every key finds', () => {
    fc.assert(fc.property(configs, image, (given, text) => {
      expect(keyring(...given).lookup(text)).toEqual(new LinearKeyring(given.map(config)).lookup(text));
    }), { ...propertyOptions(), numRuns: 3000 });
  });

  test('tag and digest make no difference', () => {
    fc.assert(fc.property(configs, image, fc.constantFrom(':1', `@sha256:${'a'.repeat(64)}`), (given, text, suffix) => {
      const ring = keyring(...given);
      expect(ring.lookup(`${text}${suffix}`)).toEqual(ring.lookup(text));
    }), propertyOptions());
  });

  test('one more config only adds to what is found, except that a direct match hides the Docker Hub fallback', () => {
    fc.assert(fc.property(configs, fc.uniqueArray(host, { maxLength: 4 }), image, (given, more, text) => {
      const [before, after] = [keyring(...given).lookup(text), keyring(...given, more).lookup(text)];
      const isPutAside = after.some(({ key: found }) => found !== 'index.docker.io');
      const kept = before.filter(({ key: found }) => found !== 'index.docker.io' || !isPutAside);
      expect(after).toEqual(expect.arrayContaining(kept));
    }), propertyOptions());
  });
});
