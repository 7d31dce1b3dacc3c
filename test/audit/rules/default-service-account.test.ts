import { deployment, findingsOf, lists, pullSecret, serviceAccount } from '../support';

const find = (objects: readonly object[]) => findingsOf('PRA401', objects);

test('workloads that get what they have no use for are named', () => {
  const objects = (image: string) => [
    pullSecret('pull', ['reg.io']),
    serviceAccount('default', ['pull']),
    deployment(image),
    deployment('quay.io/x', { serviceAccountName: 'web' }, { name: 'other' }),
  ];
  expect(find(objects('reg.io/app'))).toMatchObject([{ severity: 'info' }]);
  expect(find(objects('quay.io/app'))).toMatchObject([{ severity: 'info', related: ["Deployment 'default/web'"] }]);
});

test('a workload that lists the same Secret itself is none of those that get it by the ServiceAccount', () => {
  const own = deployment('quay.io/app', lists('pull'));
  expect(find([pullSecret('pull', ['reg.io']), serviceAccount('default', ['pull']), own]))
    .toMatchObject([{ relatedCount: 0 }]);
});

test('nothing is said of their use where the Secrets are not known', () => {
  expect(find([serviceAccount('default', ['gone']), deployment('quay.io/app')]))
    .toMatchObject([{ severity: 'info', relatedCount: 0 }]);
});

test('other ServiceAccounts, and a default one without a list, are fine', () => {
  expect(find([serviceAccount('web', ['pull']), serviceAccount('default', [])])).toEqual([]);
});
