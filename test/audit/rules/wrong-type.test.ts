import { base64, deployment, findingsOf, lists, pullSecret, serviceAccount } from '../support';

const opaque = (type?: string) => ({ ...pullSecret('pull', ['reg.io']), type });
const tls = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'pull' }, type: 'kubernetes.io/tls', data: {} };
const find = (objects: readonly object[]) => findingsOf('PRA201', objects);

test.each([
  [undefined, 'Opaque', 'info'],
  ['Opaque', 'Opaque', 'info'],
  ['kubernetes.io/DockerConfigJson', 'kubernetes.io/DockerConfigJson', 'warning'],
])('type %s is passed over', (type, shown, severity) => {
  expect(find([opaque(type)])).toMatchObject([
    { severity, message: expect.stringContaining(`holds a Docker config and is of type '${shown}'`) },
  ]);
});

test('it is an error where somebody uses it', () => {
  expect(find([opaque(), serviceAccount('default', ['pull'])]))
    .toMatchObject([{ severity: 'error', related: ["ServiceAccount 'default/default'"] }]);
  expect(find([tls, deployment('reg.io/a', lists('pull'))]))
    .toMatchObject([{ severity: 'error', message: expect.stringContaining("of type 'kubernetes.io/tls'") }]);
});

test('it is a warning where something makes it as it should be', () => {
  const maker = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'pull' },
    spec: { target: { template: { type: 'kubernetes.io/dockerconfigjson' } } },
  };
  expect(find([tls, maker, deployment('reg.io/a', lists('pull'))])).toMatchObject([{ severity: 'warning' }]);
});

test('a Secret that has nothing to do with registries is fine', () => {
  expect(find([tls])).toEqual([]);
});

test('what programs mount as a file is of any type', () => {
  const config = { 'config.json': base64('{"auths":{"reg.io":{"username":"u","password":"p"}}}') };
  const secret = (data: object) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'pull' },
    type: 'Opaque',
    data,
  });
  expect(findingsOf('PRA201', [secret(config)])).toEqual([]);
  const kaniko = deployment('quay.io/kaniko', { volumes: [{ name: 'a', secret: { secretName: 'pull' } }] });
  expect(findingsOf('PRA201', [secret({ '.dockerconfigjson': config['config.json'] }), kaniko])).toEqual([]);
  expect(findingsOf('PRA201', [secret(config), deployment('reg.io/a', lists('pull'))])).toHaveLength(1);
});

test.each(['${TYPE}', { '[object Object]': null }])('a type that is still to be filled in, %j, is fine', type => {
  expect(find([{ ...opaque(), type }, deployment('reg.io/a', lists('pull'))])).toEqual([]);
});
