import { gitHubToken } from '../github-token';
import { base64, deployment, findingsOf } from '../support';

const LOGIN = `{"auths":{"reg.io":{"auth":"${base64('robot:hunter2')}"}}}`;
const container = (more: object) =>
  deployment('reg.io/a', { containers: [{ name: 'main', image: 'reg.io/a', ...more }] });
const find = (object: object) => findingsOf('PRA406', [object]);

test.each([
  ['a ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { 'config.json': LOGIN } },
    'data[config.json]'],
  [
    'an environment variable',
    container({
      env: [
        { name: 'A', value: 'x' },
        { name: 'TOKEN', value: gitHubToken() },
      ],
    }),
    'containers[main].env[TOKEN]',
  ],
  ['a password by the name of its variable',
    container({ env: [{ name: 'DOCKER_PASSWORD', value: 'hunter2hunter2' }] }),
    'containers[main].env[DOCKER_PASSWORD]'],
  ['a password of a registry', container({ env: [{ name: 'CI_REGISTRY_PASSWORD', value: 'hunter2' }] }),
    'containers[main].env[CI_REGISTRY_PASSWORD]'],
  ['a command with a user of a variable',
    container({ command: ['sh', '-c', 'docker login -u $U -p hunter2kX9vQ2mLr7TzB4wN reg.io'] }),
    'containers[main].args'],
  ['options with a user of a variable',
    container({ args: ['--docker-username=${USER} --docker-password=hunter2kX9vQ2mLr7TzB4wN'] }),
    'containers[main].args'],
  ['arguments', container({ args: ['login', '--docker-password=hunter2'] }), 'containers[main].args'],
])('%s is told, without the value', (_, object, field) => {
  const found = find(object);
  expect(found).toMatchObject([{ field, severity: 'error' }]);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|a1B2|cm9ib3Q/);
});

test.each([
  ['a reference to a Secret',
    container({ env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }] })],
  [
    'a placeholder',
    container({
      env: ['${PASSWORD}', '$(PASSWORD)', 'changeme', 'admin123', '']
        .map(value => ({ name: 'REGISTRY_PASSWORD', value })),
    }),
  ],
  ['a path, an address or a switch', container({
    env: ['/run/secrets/x', './token', 'https://reg.io/token', 'true']
      .map(value => ({ name: 'REGISTRY_TOKEN', value })),
  })],
  [
    'a variable of another name',
    container({
      env: [
        { name: 'REGISTRY_PASSWORD_FILE', value: '/run/secrets/p' },
        { name: 'DB_PASSWORD', value: 'hunter2' },
      ],
    }),
  ],
  ['other values', container({ env: [{ name: 'REGISTRY', value: 'ghcr.io' }], args: ['--docker-password=$(TOKEN)'] })],
  ['a pod of a workload, which has the same', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', ownerReferences: [{ kind: 'Job', name: 'b' }] },
    spec: { containers: [{ name: 'main', env: [{ name: 'A', value: LOGIN }] }] },
  }],
])('%s is fine', (_, object) => {
  expect(find(object)).toEqual([]);
});

test.each([
  ['regcred', ['warning']], ['set-by-ci', ['warning']], ['secret/docker/password', []], ['hunter-2', ['error']],
  ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:hub', []],
])('the value %s of a variable for a password is told as %j', (value, expected) => {
  const found = find(container({ env: [{ name: 'DOCKER_PASSWORD', value }] }));
  expect(found.map(({ severity }) => severity)).toEqual(expected);
});
