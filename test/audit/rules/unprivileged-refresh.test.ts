import { binding, role, rule } from '../rbac';
import { refreshJob } from '../refresh';
import { findingsOf, serviceAccount } from '../support';

const ACCOUNT = { kind: 'ServiceAccount', name: 'refresher', namespace: 'default' };
const find = (objects: readonly object[], options = {}, job = refreshJob()) =>
  findingsOf('PRA509', [job, ...objects], options);
const allowed = (verbs: string[], more: object = {}) => [
  serviceAccount('refresher', []),
  role('r', [rule(['secrets'], verbs, more)], 'x'),
  binding('b', { name: 'r' }, 'x', [ACCOUNT]),
];

test('a ServiceAccount that is not there is told', () => {
  expect(find([serviceAccount('other', [])])).toMatchObject([
    { severity: 'warning', message: expect.stringContaining("'refresher', which is not among the objects") },
  ]);
  expect(find([])).toMatchObject([{ severity: 'info' }]);
  expect(find([], { cluster: true })).toMatchObject([
    { severity: 'error', message: expect.stringContaining('does not exist') },
  ]);
});

test('one that may not write Secrets is told', () => {
  expect(find([serviceAccount('refresher', [])]))
    .toMatchObject([{ message: expect.stringContaining('which no binding lets write Secrets') }]);
  expect(find(allowed(['get', 'list']))).toHaveLength(1);
});

test.each([
  ['create and patch of one Secret', allowed(['create', 'patch'], { resourceNames: ['ecr'] })],
  ['every verb', allowed(['*'])],
  [
    'a group of all ServiceAccounts',
    [serviceAccount('refresher', []),
      binding('b', { name: 'edit' }, undefined, [{ kind: 'Group', name: 'system:serviceaccounts' }])],
  ],
  [
    'a binding for the user that the ServiceAccount is',
    [serviceAccount('refresher', []),
      role('r', [rule(['secrets'], ['patch'])], 'x'),
      binding('b', { name: 'r' }, 'x', [{ kind: 'User', name: 'system:serviceaccount:default:refresher' }])],
  ],
])('%s is enough', (_, objects) => {
  expect(find(objects)).toEqual([]);
});

test('a pod that has no token of its ServiceAccount is not judged by it', () => {
  expect(find([serviceAccount('refresher', [])], {}, refreshJob({ podSpec: { automountServiceAccountToken: false } })))
    .toEqual([]);
});

test('it has to be in the namespaces that the job writes to', () => {
  const job = (script: string) =>
    refreshJob({ script: `aws ecr get-login-password > t\nkubectl get pods -n other\n${script}` });
  const objects = (namespace: string) => [
    serviceAccount('refresher', []),
    role('r', [rule(['secrets'], ['create'])], namespace),
    binding('b', { name: 'r' }, namespace, [ACCOUNT]),
  ];
  const create = 'kubectl create secret docker-registry pull';
  expect(find(objects('default'), {}, job(`${create} -n payments`)))
    .toMatchObject([{ message: expect.stringContaining("lets write Secrets in 'payments'.") }]);
  expect(find(objects('payments'), {}, job(`${create} \\\n  -n payments`))).toEqual([]);
  expect(find(objects('payments'), {}, job(`for ns in a b; do ${create} -n $ns; done`))).toEqual([]);
});

test('one that is bound and not there is made by something else, such as eksctl', () => {
  const objects = [
    serviceAccount('web', []),
    role('r', [rule(['secrets'], ['create'])], 'default'),
    binding('b', { name: 'r' }, 'default', [ACCOUNT]),
  ];
  expect(find(objects)).toMatchObject([{ severity: 'info' }]);
  expect(find(objects.slice(0, 1))).toMatchObject([{ severity: 'warning' }]);
});
