import { Registry } from '../../../src';
import { deployment, findingsOf, pullSecret, serviceAccount } from '../support';

const pod = (image: string, more = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', uid: 'a' },
  spec: { containers: [{ name: 'a', image, ...more }] },
});
const given = [pullSecret('pull', ['reg.io']), serviceAccount('default', ['pull'])];
const find = (objects: readonly object[]) => findingsOf('PRA111', [...given, ...objects], { cluster: true });

test('only pods that would need the list are told', () => {
  expect(find([pod('reg.io/a')])).toHaveLength(1);
  expect(find([pod('quay.io/a')])).toEqual([]);
  expect(find([pod('reg.io/a', { imagePullPolicy: 'Never' })])).toEqual([]);
});

test('an image that anyone may pull does not need it', () => {
  const publicRegistries = [Registry.of('reg.io').withPath('a')];
  expect(findingsOf('PRA111', [...given, pod('reg.io/a')], { cluster: true, publicRegistries })).toEqual([]);
});

test('a template gets the list when its pods are created', () => {
  expect(find([deployment('reg.io/a')])).toEqual([]);
});
