import { findingsOf, rawPullSecret } from '../support';

const LEGACY = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'pull' }, type: 'kubernetes.io/dockercfg' };

test.each([
  ['no key', { ...rawPullSecret('pull', ''), data: { 'config.json': 'e30=' } }, "has no '.dockerconfigjson'"],
  ['no data', { ...rawPullSecret('pull', ''), data: undefined }, "has no '.dockerconfigjson'"],
  ['an empty value', rawPullSecret('pull', ''), "has an empty '.dockerconfigjson'"],
  ['the layout of the legacy type', rawPullSecret('pull', '{"reg.io":{"auth":"dTpw"}}'),
    "is laid out without 'auths', and its type needs it with"],
  ['the layout of the other type', { ...LEGACY, stringData: { '.dockercfg': '{"auths":{"reg.io":{"auth":"dTpw"}}}' } },
    "is laid out with 'auths', and its type needs it without"],
])('%s is told', (_, secret, message) => {
  expect(findingsOf('PRA202', [secret])).toMatchObject([{ message: expect.stringContaining(message) }]);
});

test.each([
  ['the other layout', { stringData: { '.dockercfg': '{"auths":{"reg.io":{"auth":"dTpw"}}}' } }],
  ['another key', { stringData: { 'config.json': '{}' } }],
])('what the legacy type needs is said of one with %s', (_, members) => {
  expect(findingsOf('PRA202', [{ ...LEGACY, ...members }]))
    .toMatchObject([{ fix: 'Write `{"<host>":{"auth":"<base64 of user:password>"}}` under `.dockercfg`' }]);
});

test.each([
  ['{"auths":{}}'],
  ['{}'],
  ['{"HttpHeaders":{"User-Agent":"x"},"auths":{"reg.io":{"auth":"dTpw"}}}'],
])('%s is laid out as it should be', text => {
  expect(findingsOf('PRA202', [rawPullSecret('pull', text)])).toEqual([]);
});

test.each<[string, object]>([
  ['the value', { data: { '.dockerconfigjson': { '[object Object]': null }, 'other': 'YWJj' } }],
  ['all values', { data: { '[object Object]': null } }],
  ['the value, in brackets', { stringData: { '.dockerconfigjson': [['.x']], 'other': 'x' } }],
])('what a template without quotes gives as %s is not known', (_, members) => {
  expect(findingsOf('PRA202', [{ ...rawPullSecret('pull', ''), data: undefined, ...members }])).toEqual([]);
});

test('JSON without quotes is a map, and no config', () => {
  const stringData = { '.dockerconfigjson': { auths: {} }, 'a': 'b' };
  expect(findingsOf('PRA202', [{ ...rawPullSecret('pull', ''), data: undefined, stringData }]))
    .toMatchObject([{ severity: 'error' }]);
});
