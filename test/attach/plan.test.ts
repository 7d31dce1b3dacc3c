import { ApiObject } from 'cdk8s';
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
});
