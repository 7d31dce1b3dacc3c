import { deployment, findingsOf, lists, pullSecret, serviceAccount } from '../support';

const find = (objects: readonly object[], options = {}) => findingsOf('PRA402', objects, options);

test('what nobody names is a hint, and a warning in a live cluster', () => {
  expect(find([pullSecret('pull', ['reg.io'])])).toMatchObject([{ severity: 'info' }]);
  expect(find([pullSecret('pull', ['reg.io'])], { cluster: true })).toMatchObject([{ severity: 'warning' }]);
});

test('a use in another namespace is none', () => {
  expect(find([pullSecret('pull', ['reg.io']), serviceAccount('default', ['pull'], { namespace: 'other' })]))
    .toHaveLength(1);
});

test('the list of mountable Secrets is no use', () => {
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' }, secrets: [{ name: 'pull' }] };
  expect(find([pullSecret('pull', ['reg.io']), account]))
    .toMatchObject([{ fix: "Move it from 'secrets' to 'imagePullSecrets' of ServiceAccount 'default/web'" }]);
});

test.each([
  ['a pod names', [pullSecret('pull', ['reg.io']), deployment('reg.io/a', lists('pull'))]],
  [
    'is copied elsewhere',
    [
      {
        ...pullSecret('pull', ['reg.io']),
        metadata: { name: 'pull', annotations: { 'replicator.v1.mittwald.de/replicate-to': '*' } },
      },
    ],
  ],
  [
    'a pod mounts',
    [pullSecret('pull', ['reg.io']),
      deployment('quay.io/kaniko', { volumes: [{ name: 'config', secret: { secretName: 'pull' } }] })],
  ],
  [
    'a pod mounts with others',
    [
      pullSecret('pull', ['reg.io']),
      deployment('quay.io/kaniko', {
        volumes: [{ name: 'all', projected: { sources: [{ secret: { name: 'pull' } }] } }],
      }),
    ],
  ],
  ['is not a pull secret',
    [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls' }, type: 'kubernetes.io/tls' }]],
])('what %s is fine', (_, objects) => {
  expect(find(objects)).toEqual([]);
});
