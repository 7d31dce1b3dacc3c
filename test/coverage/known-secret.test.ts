import { ApiObject, Chart, Testing } from 'cdk8s';
import { Registry } from '../../src';
import { Target } from '../../src/attach/target';
import { declaredSecret, readSecret } from '../../src/coverage/known-secret';

const CONFIG = JSON.stringify({ auths: { 'ghcr.io': { username: 'a', password: 'b' } } });
const base64 = (text: string) => Buffer.from(text).toString('base64');

function read(secret: object) {
  const chart = new Chart(Testing.app(), 'chart');
  return readSecret(new Target(new ApiObject(chart, 'Secret', { apiVersion: 'v1', kind: 'Secret', ...secret }), [], render => render()));
}

test.each([
  ['data', { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': base64(CONFIG) } }],
  ['stringData', { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': CONFIG } }],
  ['the legacy layout', { type: 'kubernetes.io/dockercfg', data: { '.dockercfg': base64(JSON.stringify(JSON.parse(CONFIG).auths)) } }],
])('credentials are read from %s', (_, secret) => {
  expect(read(secret).problem).toBeUndefined();
  expect(read(secret).config.keys).toEqual(['ghcr.io']);
});

test.each([
  ['another type', { data: { '.dockerconfigjson': base64(CONFIG) } }, /is of type 'Opaque', which the kubelet ignores/, undefined],
  ['no key', { type: 'kubernetes.io/dockerconfigjson', data: {} }, /has no '.dockerconfigjson'/, undefined],
  ['the key of the other layout', { type: 'kubernetes.io/dockercfg', data: { '.dockerconfigjson': base64(CONFIG) } }, /has no '.dockercfg'/, undefined],
  ['an auth that does not decode', { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{"auths":{"a.io":{"auth":"hunter2!"}}}' } }, /cannot be decoded \(invalid-auth/, true],
])('a Secret of %s gives no credential', (_, secret, problem, poisons) => {
  const known = read(secret);
  expect(known.problem).toMatch(problem);
  expect(known.problem).not.toContain('hunter2');
  expect(known.poisons).toBe(poisons);
  expect(known.config.keys).toEqual([]);
});

test('a Secret that exists only on the cluster has what the app says it covers', () => {
  const covers = [Registry.ghcr(), Registry.parse('registry.example.com').withPath('a'), Registry.ghcr()];
  expect(declaredSecret({ secretName: 'pull', covers }).config.keys).toEqual(['ghcr.io', 'registry.example.com/a']);
});
