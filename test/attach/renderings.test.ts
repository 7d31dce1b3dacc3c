import { JsonPatch, Lazy, Testing } from 'cdk8s';
import { attach, deployment, newChart, pulls, serviceAccount, workload } from './support';
import { AccessPattern } from '../../src';

const { WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT } = AccessPattern;

const POD_SPEC = { containers: [{ name: 'main', image: 'ghcr.io/a/b' }] };

test('what is attached reaches a pod spec that is made while it is rendered', () => {
  const chart = newChart();
  const spec = Lazy.any({
    produce: () => ({
      template: { spec: { ...POD_SPEC, imagePullSecrets: Lazy.any({ produce: () => [{ name: 'own' }] }) } },
    }),
  });
  attach(workload(chart, 'apps/v1', 'Deployment', 'web', { spec }), WORKLOAD);
  expect(pulls(chart)).toEqual({ 'Deployment web': 'own,pull' });
});

test('a list that a JSON patch brings is one of the pod itself', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', { imagePullSecrets: [] });
  attach(web, WORKLOAD);
  web.addJsonPatch(JsonPatch.add('/metadata/labels', { a: 'b' }));
  expect(pulls(chart)['Deployment web']).toBe('pull');
  web.addJsonPatch(JsonPatch.replace('/spec/template/spec/imagePullSecrets', [{ name: 'own' }]));
  expect(pulls(chart)['Deployment web']).toBe('own,pull');
  expect(pulls(chart)['Deployment web']).toBe('own,pull');
});

// Python, Java and Go know no `spec` of an `ApiObject`.
test.each([
  [WORKLOAD, {}, { imagePullSecrets: [{ name: 'pull' }] }],
  [WORKLOAD, { imagePullSecrets: [{ name: 'own' }] }, { imagePullSecrets: [{ name: 'own' }, { name: 'pull' }] }],
  [NAMESPACE, {}, {}],
  [DEDICATED_SERVICE_ACCOUNT, {}, { serviceAccountName: 'web-pull' }],
  [DEDICATED_SERVICE_ACCOUNT, { serviceAccountName: 'builder' }, { serviceAccountName: 'builder' }],
])('what is attached reaches, by %s, a workload whose spec a JSON patch adds: %j', (pattern, own, expected) => {
  const chart = newChart();
  ['default', 'builder'].forEach(name => serviceAccount(chart, name));
  const web = workload(chart, 'apps/v1', 'Deployment', 'web', {});
  web.addJsonPatch(JsonPatch.add('/spec', { template: { spec: { ...POD_SPEC, ...own } } }));
  attach(chart, pattern);
  const written = Testing.synth(chart).find(({ kind }) => kind === 'Deployment');
  expect(written.spec.template.spec).toEqual({ ...POD_SPEC, ...expected });
  expect(Testing.synth(chart).find(({ kind }) => kind === 'Deployment')).toEqual(written);
});

test('an object is complete when it is rendered a second time', () => {
  const chart = newChart();
  attach(deployment(chart, 'web'), WORKLOAD);
  Testing.synth(chart);
  expect(Testing.synth(chart)[0].spec.template.spec.imagePullSecrets).toEqual([{ name: 'pull' }]);
});

test('an object rendered by itself, outside a synthesis, carries what was granted', () => {
  const chart = newChart();
  const web = deployment(chart, 'web');
  attach(web, WORKLOAD);
  expect(web.toJson().spec.template.spec.imagePullSecrets).toEqual([{ name: 'pull' }]);
  const late = deployment(chart, 'late');
  attach(late, WORKLOAD);
  expect(late.toJson().spec.template.spec.imagePullSecrets).toEqual([{ name: 'pull' }]);
});
