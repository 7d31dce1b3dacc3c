import { deployment, findingsOf, pullSecret, serviceAccount } from '../support';

const pod = (image: string) => ({
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', uid: 'a' }, spec: { containers: [{ name: 'a', image }] },
});
const given = [pullSecret('pull', ['reg.io']), serviceAccount('default', ['pull'])];
const find = (objects: readonly object[]) => findingsOf('PRA111', [...given, ...objects], { cluster: true });

test('only pods that would need the list are told', () => {
  expect(find([pod('reg.io/a')])).toHaveLength(1);
  expect(find([pod('quay.io/a')])).toEqual([]);
});

test('a template gets the list when its pods are created', () => {
  expect(find([deployment('reg.io/a')])).toEqual([]);
});
