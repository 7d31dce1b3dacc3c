import { auditOf, deployment } from '../support';

const pod = (name: string, more: object = {}, spec: object = {}) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, ...more }, spec: { containers: [{ name: 'main', image: 'reg.io/a' }], ...spec } });
const records = (...objects: object[]) => auditOf(objects).facts.pods.list.map(({ subject, others }) => `${subject.kind} ${subject.namespace}/${subject.name} +${others}`);

test('bare pods that are alike are one record, under the first of their names', () => {
  expect(records(pod('c'), pod('a'), pod('b'))).toEqual(['Pod default/a +2']);
});

test.each([
  ['another image', {}, { containers: [{ name: 'main', image: 'reg.io/b' }] }],
  ['another container name', {}, { containers: [{ name: 'other', image: 'reg.io/a' }] }],
  ['another pull policy', {}, { containers: [{ name: 'main', image: 'reg.io/a', imagePullPolicy: 'Never' }] }],
  ['another ServiceAccount', {}, { serviceAccountName: 'web' }],
  ['another list', {}, { imagePullSecrets: [{ name: 'a' }] }],
  ['a malformed list', {}, { imagePullSecrets: {} }],
  ['another namespace', { namespace: 'a' }, {}],
])('pods with %s are not alike', (_, metadata, spec) => {
  expect(records(pod('a'), pod('b', metadata, spec))).toHaveLength(2);
});

test('what a pod has besides makes no difference', () => {
  expect(records(pod('a', { labels: { a: 'b' } }), pod('b', {}, { nodeName: 'n', containers: [{ name: 'main', image: 'reg.io/a', env: [] }] }))).toEqual(['Pod default/a +1']);
});

test('pods of one owner are one record for each kind', () => {
  const owned = (name: string) => pod(name, { ownerReferences: [{ kind: 'StatefulSet', name: 'db' }] });
  expect(records(owned('db-0'), owned('db-1'))).toEqual(['StatefulSet default/db +0']);
});

test('former versions of a Deployment are left out', () => {
  const replicaSet = (replicas: number) => ({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web-1', ownerReferences: [{ kind: 'Deployment', name: 'web' }] },
    spec: { replicas, template: { spec: { containers: [{ name: 'main', image: 'reg.io/a' }] } } },
  });
  expect(records(replicaSet(0))).toEqual([]);
  expect(records(replicaSet(1), deployment('reg.io/a'))).toEqual(['Deployment default/web +0']);
});

test('messages say how many pods are meant', () => {
  const objects = Array.from({ length: 3 }, (_, index) => pod(`p${index}`, {}, { containers: [{ name: 'main', image: 'x.io/A' }] }));
  expect(auditOf(objects).finish().findings.map(({ message }) => message)).toEqual([expect.stringMatching(/^Pod 'default\/p0' \(and 2 pods like it\) has the image/)]);
});
