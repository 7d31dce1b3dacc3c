import { deployment, findingsOf, lists, pullSecret, rawPullSecret, serviceAccount } from '../support';

const find = (objects: readonly object[]) => findingsOf('PRA210', objects);

test('the same key in two Secrets is told once for a ServiceAccount', () => {
  const users = ['a', 'b'].map(name => deployment('reg.io/app', {}, { name }));
  const found = find([
    pullSecret('one', ['reg.io']),
    pullSecret('two', ['https://reg.io']),
    serviceAccount('default', ['one', 'two']),
    ...users,
  ]);
  expect(found).toMatchObject([
    {
      kind: 'ServiceAccount',
      severity: 'info',
      message: expect.stringContaining("has credentials for 'reg.io' in 'one', 'two'"),
    },
  ]);
});

test('index.docker.io beside docker.io is told', () => {
  const objects = [
    pullSecret('one', ['https://index.docker.io/v1/']),
    pullSecret('two', ['docker.io']),
    deployment('nginx', lists('one', 'two')),
  ];
  expect(find(objects)).toMatchObject([
    {
      kind: 'Deployment',
      severity: 'warning',
      message: expect.stringContaining(
        "'index.docker.io' in 'one', which the kubelet never uses beside 'docker.io' in 'two'",
      ),
    },
  ]);
});

test('two keys of one Secret that are the same to the kubelet are told', () => {
  expect(find([pullSecret('one', ['ghcr.io', 'https://ghcr.io/v2/'])]))
    .toMatchObject([{
      kind: 'Secret', severity: 'info', message: expect.stringContaining("'ghcr.io', 'https://ghcr.io/v2/'"),
    }]);
});

test('of two users, it is not known which one logs in', () => {
  const auths = Object.fromEntries(['ghcr.io', 'https://ghcr.io'].map((key, index) =>
    [key, { username: `robot${index}`, password: 'hunter2' }]));
  expect(find([rawPullSecret('one', JSON.stringify({ auths }))])).toMatchObject([{ severity: 'warning' }]);
});

test.each([
  ['different paths', [pullSecret('one', ['reg.io/a']), pullSecret('two', ['reg.io/b'])]],
  ['one Secret that is listed twice', [pullSecret('one', ['reg.io'])]],
])('%s are fine', (_, secrets) => {
  expect(find([...secrets, deployment('reg.io/a/x', lists('one', 'two', 'one'))])).toEqual([]);
});
