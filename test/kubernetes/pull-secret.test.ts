import { isBase64, isUnreadable, readPullSecret, secretText } from '../../src/kubernetes/pull-secret';

const CONFIG = JSON.stringify({ auths: { 'ghcr.io': { username: 'a', password: 'b' } } });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const TYPE = 'kubernetes.io/dockerconfigjson';

test.each([
  ['data', { type: TYPE, data: { '.dockerconfigjson': base64(CONFIG) } }],
  ['data in lines', { type: TYPE, data: { '.dockerconfigjson': base64(CONFIG).replace(/.{20}/g, '$&\n') } }],
  ['stringData', { type: TYPE, stringData: { '.dockerconfigjson': CONFIG } }],
  ['stringData before data',
    { type: TYPE, data: { '.dockerconfigjson': base64('{}') }, stringData: { '.dockerconfigjson': CONFIG } }],
  ['the legacy layout',
    { type: 'kubernetes.io/dockercfg', data: { '.dockercfg': base64(JSON.stringify(JSON.parse(CONFIG).auths)) } }],
])('credentials are read from %s', (_, secret) => {
  expect(readPullSecret(secret).problem).toBeUndefined();
  expect(readPullSecret(secret).config.keys).toEqual(['ghcr.io']);
});

test.each([
  ['another type', { data: { '.dockerconfigjson': base64(CONFIG) } }, 'wrong-type',
    /^is of type 'Opaque', which the kubelet ignores/, false],
  ['a type that is a member of every object', { type: 'constructor' }, 'wrong-type', /^is of type 'constructor'/,
    false],
  ['no key', { type: TYPE, data: {} }, 'no-key', /^has no '.dockerconfigjson'/, false],
  ['the key of the other layout', { type: 'kubernetes.io/dockercfg', data: { '.dockerconfigjson': base64(CONFIG) } },
    'no-key', /^has no '.dockercfg'/, false],
  ['nothing under the key', { type: TYPE, data: { '.dockerconfigjson': '' } }, 'empty-key', /^has an empty/, false],
  ['what is not base64', { type: TYPE, data: { '.dockerconfigjson': 'hunter2!' } }, 'invalid-base64',
    /^has a '.dockerconfigjson' that is not base64/, true, true],
  ['no JSON', { type: TYPE, stringData: { '.dockerconfigjson': 'hunter2' } }, 'undecodable/invalid-json',
    /^cannot be decoded \(invalid-json/, true, true],
  ['JSON that is no object', { type: TYPE, stringData: { '.dockerconfigjson': '["hunter2"]' } },
    'undecodable/wrong-type', /^cannot be decoded \(wrong-type: the document is not a JSON object/, true, true],
  ['JSON of the wrong types', { type: TYPE, stringData: { '.dockerconfigjson': '{"auths":["hunter2"]}' } },
    'undecodable/wrong-type', /^cannot be decoded \(wrong-type: auths is not a JSON object/, true],
  ['an auth that does not decode',
    { type: TYPE, stringData: { '.dockerconfigjson': '{"auths":{"a.io":{"auth":"hunter2!"}}}' } },
    'undecodable/invalid-auth', /^cannot be decoded \(invalid-auth/, true],
])('a Secret of %s gives no credential', (_, secret, code, message, poisons, isRefused = false) => {
  const { config, problem } = readPullSecret(secret);
  expect(problem).toEqual({ code, message: expect.stringMatching(message), poisons, ...isRefused && { isRefused } });
  expect(problem!.message).not.toContain('hunter2');
  expect(config.keys).toEqual([]);
});

test.each([
  ['YWJj', true],
  ['YWI=', true],
  ['YQ==', true],
  ['YW\nJj\r\n', true],
  ['', true],
  ['YWI', false],
  ['YWJ-', false],
  ['Y Jj', false],
  ['====', false],
  [1, false],
  [undefined, false],
])('%j is base64 to the API server: %s', (value, expected) => {
  expect(isBase64(value)).toBe(expected);
});

test('only own members of a Secret are looked at', () => {
  expect(secretText({ data: {}, stringData: {} }, 'constructor')).toBeUndefined();
  expect(secretText({ data: 'text', stringData: null }, 'length')).toBeUndefined();
});

test.each([
  ['encrypted with SOPS', { type: TYPE, data: { '.dockerconfigjson': 'ENC[AES256_GCM,data:x]' }, sops: {} }, true],
  ['a template', { type: TYPE, stringData: { '.dockerconfigjson': '{"auths":{{ .Values.auths | toJson }}}' } }, true],
  ['a placeholder for base64', { type: TYPE, data: { '.dockerconfigjson': '<base64 of the config>' } }, true],
  ['what decodes, with a password that looks like a placeholder',
    { type: TYPE, stringData: { '.dockerconfigjson': CONFIG.replace('"b"', '"<a>${b}"') } }, false],
  ['what does not decode', { type: TYPE, stringData: { '.dockerconfigjson': '{' } }, false],
  ['another type', { type: 'Opaque', stringData: { '.dockerconfigjson': '${CONFIG}' } }, false],
])('what will be on the cluster cannot be seen: %s', (_, secret, expected) => {
  expect(isUnreadable(secret, readPullSecret(secret))).toBe(expected);
});
