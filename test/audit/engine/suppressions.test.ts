import { AuditIgnore } from '../../../src/audit/audit-options';
import { Audit } from '../../../src/audit/engine/audit';
import { deployment, lists, report, serviceAccount } from '../support';

const account = (annotations: object = {}) => ({
  ...serviceAccount('web', ['gone'], { namespace: 'payments' }),
  metadata: { name: 'web', namespace: 'payments', annotations },
});

test('an annotation with a reason accepts the findings of one rule', () => {
  const { findings, suppressed } = report([account({ 'cdk8s-registry-access/ignore-PRA101': 'made by hand' })]);
  expect(findings).toEqual([]);
  expect(suppressed).toMatchObject([{ rule: 'PRA101', acceptedBy: 'annotation', acceptedReason: 'made by hand' }]);
});

test.each([
  ['without a reason', { 'cdk8s-registry-access/ignore-PRA101': ' ' }, ['PRA002', 'PRA101']],
  ['whose reason is not a text', { 'cdk8s-registry-access/ignore-PRA101': true }, ['PRA002', 'PRA101']],
  ['of another rule', { 'cdk8s-registry-access/ignore-PRA102': 'x' }, ['PRA101']],
  ['of no rule', { 'cdk8s-registry-access/ignore-PRA999': 'x' }, ['PRA002', 'PRA101']],
])('an annotation %s does not', (_, annotations, rules) => {
  expect(report([account(annotations)]).findings.map(({ rule }) => rule)).toEqual(rules);
});

test.each<[string, Partial<AuditIgnore>, boolean]>([
  ['everything of the rule', {}, true],
  ['by namespace', { namespace: 'pay*' }, true],
  ['by kind and name', { kind: 'ServiceAccount', name: 'w*b' }, true],
  ['by file', { file: 'clusters/*/payments.yaml' }, true],
  ['another namespace', { namespace: 'pay' }, false],
  ['another file', { file: 'clusters/payments.yaml' }, false],
  ['the right namespace and another kind', { namespace: 'payments', kind: 'Pod' }, false],
  ['until the day', { expires: '2026-01-02' }, true],
  ['a day that has come', { expires: '2026-01-01' }, false],
])('an ignore of the options accepts %s: %s → %s', (_, ignore, accepts) => {
  const audit = new Audit({
    ignores: [{ rule: 'PRA101', reason: 'known', ...ignore }], now: new Date('2026-01-01T12:00:00Z'),
  });
  audit.addObject(account(), { file: 'clusters/prod/payments.yaml' });
  expect(audit.finish().suppressed.map(({ acceptedBy, acceptedReason }) => `${acceptedBy}: ${acceptedReason}`))
    .toEqual(accepts ? ['ignore: known'] : []);
});

test.each(['clusters/prod/payments.yaml', `${process.cwd()}/clusters/prod/payments.yaml`])(
  'an ignore by file accepts it however its path was given: %s', file => {
    const audit = new Audit({ ignores: [{ rule: 'PRA101', reason: 'known', file: 'clusters/*' }] });
    audit.addObject(account(), { file });
    expect(audit.finish().findings).toEqual([]);
  });

test('an annotation is about the object of its file, not about another one of the same name and namespace', () => {
  const audit = new Audit();
  const web: any = deployment('reg.io/app', lists('gone'));
  const annotations = { 'cdk8s-registry-access/ignore-PRA101': 'made by hand' };
  audit.addObject({ ...web, metadata: { ...web.metadata, annotations } }, { file: 'dev/web.yaml', document: 0 });
  audit.addObject(web, { file: 'prod/web.yaml', document: 0 });
  const { findings, suppressed } = audit.finish();
  expect(findings.map(({ rule, origin }) => [rule, origin.file])).toEqual([['PRA101', 'prod/web.yaml']]);
  expect(suppressed.map(({ rule, origin }) => [rule, origin.file])).toEqual([['PRA101', 'dev/web.yaml']]);
});

test.each([['-', '-'], ['a dump', 'dump.json'], ['a cluster', undefined]])(
  'an annotation of a workload is about its pods too: %s', (_, file) => {
    const audit = new Audit();
    const web: any = deployment('reg.io/app', lists('gone'));
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web-0', uid: 'u', ownerReferences: [{ kind: 'Deployment', name: 'web', controller: true }] },
      spec: { ...lists('gone', 'other'), containers: [{ name: 'main', image: 'reg.io/app' }] },
    };
    const annotations = { 'cdk8s-registry-access/ignore-PRA101': 'made by hand' };
    const origin = file === undefined ? {} : { file };
    audit.addObject(pod, origin);
    audit.addObject({ ...web, metadata: { ...web.metadata, annotations } }, origin);
    expect(audit.finish().findings).toEqual([]);
  });
