import { ApiObject, JsonPatch } from 'cdk8s';
import { attach, deployment, newChart } from './support';
import { AccessPattern } from '../../src';
import { Attachments } from '../../src/attach/attachments';
import { behindPatches } from '../../src/attach/behind-patches';

const chart = newChart();
const web = deployment(chart, 'web');
attach(web, AccessPattern.WORKLOAD);
const [attachment] = Attachments.of(chart).currentPlan.attachmentsOf(web)!;
const LIST = { imagePullSecrets: [{ name: 'pull' }] };

/** What an object is with them. */
const written = (values: Record<string, unknown>, podSpec: object) => {
  const object = { spec: { template: { spec: podSpec } } };
  return JsonPatch.apply(object, ...behindPatches({ ...attachment, values }, object)).spec.template.spec;
};

test.each([
  ['nothing where all is there', LIST, LIST, LIST],
  ['a list that is missing', LIST, {}, LIST],
  ['a list that is another', LIST, { imagePullSecrets: [] }, LIST],
  ['a member of an object', { a: { 'x/y~z': '1' } }, { a: { b: '2' } }, { a: { 'b': '2', 'x/y~z': '1' } }],
  ['an object that is missing', { a: { b: { c: '1' } } }, {}, { a: { b: { c: '1' } } }],
])('adds %s', (_, values, podSpec, expected) => {
  expect(written(values, podSpec)).toEqual(expected);
});

test('an object without patches has none', () => {
  new ApiObject(chart, 'Other', { apiVersion: 'v1', kind: 'ConfigMap' });
  chart.node.root.node.validate();
  expect((web as any).patches).toEqual([]);
});
