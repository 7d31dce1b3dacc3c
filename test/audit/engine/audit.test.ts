import { Audit } from '../../../src/audit/engine/audit';
import { auditOf, deployment, pullSecret, report, serviceAccount } from '../support';

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'main', image: 'GHCR.io/x/Y' }] },
};

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'kind: Pod'],
  ['a list of texts', ['Pod']],
  ['an object without kind', { apiVersion: 'v1', metadata: {} }],
  ['an object without apiVersion', { kind: 'Pod' }],
  ['a kind that is not a text', { apiVersion: 'v1', kind: {} }],
  ['a date', new Date(0)],
])('%s is no Kubernetes object, and is counted', (_, value) => {
  expect(report([value])).toMatchObject({ objects: 0, skipped: 1, malformed: 0, findings: [] });
});

test.each([
  ['List', { apiVersion: 'v1', kind: 'List', items: [POD, POD] }],
  ['a typed list, whose items do not say their kind',
    { apiVersion: 'v1', kind: 'PodList', items: [{ metadata: POD.metadata, spec: POD.spec }, POD] }],
  ['a list of lists',
    { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'List', items: [POD] }, POD] }],
])('%s is opened', (_, list) => {
  const { objects, findings } = report([list]);
  expect(objects).toBe(2);
  expect(findings.map(({ rule }) => rule)).toContain('PRA107');
});

test('lists in lists do not exhaust the stack', () => {
  let list: object = POD;
  for (let depth = 0; depth < 50_000; depth += 1) {
    list = { apiVersion: 'v1', kind: 'List', items: [list] };
  }
  expect(report([list]).objects).toBe(1);
});

test.each([
  ['a pod without a spec', { ...POD, spec: undefined }],
  ['a pod whose spec is a text', { ...POD, spec: 'x' }],
  ['metadata that is a list', { ...POD, metadata: [] }],
  ['a Secret whose data is a list', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: ['x'] }],
  ['a binding without role',
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'a' } }],
  ['a role whose rules are a text',
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'a' }, rules: 'x' }],
])('%s is malformed, and is counted', (_, object) => {
  expect(report([object])).toMatchObject({ objects: 1, malformed: 1 });
});

test('a getter that throws and a cycle end nothing', () => {
  const cyclic: Record<string, unknown> = { ...POD };
  cyclic.spec = cyclic;
  const throwing = { apiVersion: 'v1', kind: 'Pod', get spec() { throw new Error('hunter2'); } };
  expect(report([throwing, cyclic, POD])).toMatchObject({ objects: 3, malformed: 1 });
});

test('members of every object are no members of Kubernetes objects', () => {
  const hostile = JSON.parse(`{
    "apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/dockerconfigjson",
    "__proto__": { "polluted": true },
    "metadata": { "name": "a", "annotations": { "__proto__": "x", "constructor": "y" } },
    "stringData": { "__proto__": "x", "constructor": "y",
      ".dockerconfigjson": "{\\"auths\\":{\\"__proto__\\":{\\"username\\":\\"u\\",\\"password\\":\\"p\\"}}}" }
  }`);
  const { secrets, malformed } = report([
    hostile, { apiVersion: 'v1', kind: 'constructor' }, { apiVersion: '__proto__', kind: '__proto__' },
  ]);
  expect(malformed).toBe(0);
  expect(secrets[0].keys).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('the order of objects makes no difference', () => {
  const objects = [
    pullSecret('regcred', ['reg.io']), pullSecret('other', ['reg.io:5000']),
    serviceAccount('default', ['regcred', 'gone']),
    deployment('reg.io:5000/app:1'), deployment('ghrc.io/app', {}, { name: 'a' }),
    deployment('x.io/A', {}, { name: 'b', namespace: 'other' }),
  ];
  expect(report([...objects].reverse())).toEqual(report(objects));
});

test('a report can be had before and after further objects', () => {
  const audit = auditOf([deployment('reg.io/app:1', { imagePullSecrets: [{ name: 'regcred' }] })]);
  expect(audit.finish().findings.map(({ rule }) => rule)).toEqual(['PRA101']);
  audit.addObject(pullSecret('regcred', ['reg.io']));
  expect(audit.finish().findings).toEqual([]);
});

test('findings say where the object came from', () => {
  const audit = new Audit();
  audit.addObject({ apiVersion: 'v1', kind: 'List', items: [POD] }, { file: 'a.yaml', document: 2, line: 17 });
  expect(audit.finish().findings[0].origin).toEqual({ file: 'a.yaml', document: 2, line: 17 });
});

test('what goes out is on one line, without what a terminal obeys, and bounded', () => {
  const { findings } = report([
    { ...POD, metadata: { name: `\u001b[31m\n${'x'.repeat(5000)}`, namespace: 'a\u202eb' } },
  ]);
  const { message, name, namespace } = findings[0];
  expect(`${message}${name}${namespace}`).not.toMatch(/[\x00-\x1f\u202e]/);
  expect(message.length + name.length).toBeLessThan(3000);
  expect(namespace).toBe('a\\u202eb');
});
