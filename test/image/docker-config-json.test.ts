import { inspect } from 'util';
import * as fc from 'fast-check';
import { DockerConfigEntry, DockerConfigJson } from '../../src/image';
import { propertyOptions } from '../support/property';

const PASSWORD = 'pa$$w0rd-that-must-not-show';
const GHCR: DockerConfigEntry = { key: 'ghcr.io', username: 'robot', password: PASSWORD };

test('writes what kubectl create secret docker-registry writes', () => {
  // The members and their order:
  // https://github.com/kubernetes/kubectl/blob/v0.37.2/pkg/cmd/create/create_secret_docker.go
  expect(
    DockerConfigJson.of([{ key: 'ghcr.io', username: 'robot', password: 's3cret', email: 'a@b.example' }]).toJson(),
  ).toBe(
    '{"auths":{"ghcr.io":{"username":"robot","password":"s3cret","email":"a@b.example","auth":"cm9ib3Q6czNjcmV0"}}}',
  );
});

test('sorts keys by their UTF-8 bytes, as Go does', () => {
  const config = DockerConfigJson.of(['\u{10000}', '\ue000', 'b', 'a/b', 'a', 'B'].map(key => ({ ...GHCR, key })));
  expect(config.keys).toEqual(['B', 'a', 'a/b', 'b', '\ue000', '\u{10000}']);
});

test('escapes what Go escapes', () => {
  const json = DockerConfigJson.of([{ key: 'ghcr.io', username: '<&>\u2028', password: '"\\\n\x01\x7f' }]).toJson();
  expect(json).toContain('"username":"\\u003c\\u0026\\u003e\\u2028","password":"\\"\\\\\\n\\u0001\x7f"');
});

test('no entries make the inert config', () => {
  expect(DockerConfigJson.of([]).toJson()).toBe('{"auths":{}}');
});

test('leaves empty members out, and replaces characters that UTF-8 cannot express', () => {
  expect(DockerConfigJson.of([{ key: 'x.io', username: '', password: '\ud800' }]).toJson())
    .toBe('{"auths":{"x.io":{"password":"\ufffd","auth":"Ou+/vQ=="}}}');
});

test('reads both layouts', () => {
  const entries =
    '{"ghcr.io":{"auth":"cm9ib3Q6czNjcmV0"},"https://index.docker.io/v1/":{"username":"u","password":"p"}}';
  const json = DockerConfigJson.parse(`{"auths":${entries}}`);
  expect(json.toJson()).toBe(DockerConfigJson.parseLegacy(entries).toJson());
  expect(json.keys).toEqual(['ghcr.io', 'https://index.docker.io/v1/']);
});

test('the legacy layout read as the other has no credentials', () => {
  expect(DockerConfigJson.parse('{"ghcr.io":{"auth":"cm9ib3Q6czNjcmV0"}}').keys).toEqual([]);
});

test('lists hosts with ports, each once, without the keys that the kubelet ignores', () => {
  const keys = [
    'https://index.docker.io/v1/', 'reg.io:5000/a', 'reg.io:5000/b', 'reg.io', '*.example.com', 'user:secret@reg.io/x',
    'bad%zz', '[0-9].io',
  ];
  expect(DockerConfigJson.of(keys.map(key => ({ ...GHCR, key }))).hosts)
    .toEqual(['*.example.com', 'index.docker.io', 'reg.io', 'reg.io:5000']);
});

test.each([
  ['ghcr.io', 'https://ghcr.io'],
  ['ghcr.io', 'http://ghcr.io/v2/'],
  ['ghcr.io/team', 'user@ghcr.io/v1/team'],
  ['bad%zz', 'bad%zz'],
])('refuses %s beside %s, which the kubelet cannot tell apart', (first, second) => {
  expect(() =>
    DockerConfigJson.of([
      { ...GHCR, key: first },
      { ...GHCR, key: second },
    ]),
  ).toThrow(
    expect.objectContaining({ name: 'DockerConfigJsonError', message: expect.stringMatching('^duplicate-key: ') }),
  );
});

test('refuses a user name with a colon, and does not show it', () => {
  const build = () => DockerConfigJson.of([{ ...GHCR, username: `robot:${PASSWORD}` }]);
  expect(build).toThrow(/^colon-in-username: 'username' of entry "ghcr.io"/);
  expect(build).not.toThrow(PASSWORD);
});

test('merging keeps one entry for each key, the other config winning', () => {
  const ours = DockerConfigJson.of([GHCR, { ...GHCR, key: 'quay.io' }]);
  const theirs = DockerConfigJson.of([
    { key: 'https://ghcr.io', username: 'other', password: 'p' },
    { ...GHCR, key: 'x.io' },
  ]);
  expect(String(ours.merge(theirs))).toBe(
    'DockerConfigJson(https://ghcr.io as "other", quay.io as "robot", x.io as "robot")',
  );
  expect(ours.keys).toEqual(['ghcr.io', 'quay.io']);
});

test('prints no password, in whatever way it is printed', () => {
  const config = DockerConfigJson.of([GHCR, { ...GHCR, key: `user:${PASSWORD}@quay.io` }]);
  const prints = [
    String(config),
    JSON.stringify(config),
    inspect(config, { showHidden: true, depth: null }),
    JSON.stringify(Object.entries(config)),
    `${Object.values(config)}`,
  ];
  expect(prints.filter(print => print.includes(PASSWORD))).toEqual([]);
  expect(String(config)).toContain('ghcr.io as "robot"');
});

test.each([
  `{"auths":{"ghcr.io":{"auth":"${PASSWORD}"}}}`,
  `{"auths":{"ghcr.io":{"auth":"${Buffer.from(PASSWORD).toString('base64')}"}}}`,
  `{"auths":{"ghcr.io":{"password":["${PASSWORD}"]}}}`,
  `{"auths":{"ghcr.io":"${PASSWORD}"}}`,
  `{"auths":{"user:${PASSWORD}@ghcr.io":""}}`,
  `{"auths":{"ghcr.io":{"password":"${PASSWORD}"}}`,
  `{"auths":{"ghcr.io":{"password":"${PASSWORD}\n"}}}`,
  PASSWORD,
])('an error shows no password: %s', text => {
  expect(() => DockerConfigJson.parse(text)).toThrow(
    expect.objectContaining({ name: 'DockerConfigJsonError', message: expect.not.stringContaining(PASSWORD) }),
  );
});

test('what is written is read back, whatever the order in which it was given', () => {
  const entries = fc.uniqueArray(fc.record({
    key: fc.domain(),
    username: fc.string({ unit: 'grapheme' }).map(text => text.replaceAll(':', '')),
    password: fc.string({ unit: 'grapheme' }),
    email: fc.string(),
  }), { selector: entry => entry.key });
  fc.assert(fc.property(entries, given => {
    const config = DockerConfigJson.of(given);
    const json = config.toJson();
    expect(DockerConfigJson.of([...given].reverse()).toJson()).toBe(json);
    expect(DockerConfigJson.parse(json)._entries()).toEqual(config._entries());
    expect([...config._entries()]).toEqual(expect.arrayContaining(given));
  }), propertyOptions());
});
