import { ApiObject, JsonPatch } from 'cdk8s';
import { attach, deployment, newChart } from './support';
import { AccessPattern } from '../../src';
import { Attachments } from '../../src/attach/attachments';

describe('a plan', () => {
  test('says what it said when it was made; further grants are in the next one', () => {
    const chart = newChart();
    const [web, api] = ['web', 'api'].map(name => deployment(chart, name));
    attach(web, AccessPattern.WORKLOAD);
    const attachments = Attachments.of(chart);
    const plan = attachments.currentPlan;
    attach(api, AccessPattern.WORKLOAD);
    attach(new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap' }), AccessPattern.WORKLOAD);
    expect([plan.attachmentsOf(web)?.length, plan.attachmentsOf(api), plan.hasErrors]).toEqual([1, undefined, false]);
    const next = attachments.currentPlan;
    expect([next.attachmentsOf(web)?.length, next.attachmentsOf(api)?.length, next.hasErrors]).toEqual([1, 1, true]);
  });

  test('has no error of a JSON patch; the plan with it is another', () => {
    const chart = newChart();
    const web = deployment(chart, 'web');
    attach(web, AccessPattern.WORKLOAD);
    web.addJsonPatch(JsonPatch.remove('/spec/template/spec/imagePullSecrets'));
    const attachments = Attachments.of(chart);
    const plan = attachments.currentPlan;
    chart.node.root.node.validate();
    expect([plan.hasErrors, attachments.currentPlan.hasErrors]).toEqual([false, true]);
    expect(attachments.currentPlan.tree).toBe(plan.tree);
  });

  test('keeps its own errors beside those that are added', () => {
    const chart = newChart();
    attach(new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap' }), AccessPattern.WORKLOAD);
    const plan = Attachments.of(chart).currentPlan;
    const [owner] = Attachments.of(chart).grants.map(grant => grant.owner);
    const [own] = plan.errors.get(owner)!;
    const both = plan.withErrors(new Map([[owner, new Set(['another'])]]));
    expect(both.errors.get(owner)).toEqual(new Set([own, 'another']));
    expect(plan.errors.get(owner)).toEqual(new Set([own]));
  });
});
