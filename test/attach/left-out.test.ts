import { ApiObject, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { attach, newChart, pulls } from './support';
import { AccessPattern } from '../../src';

const { WORKLOAD } = AccessPattern;
const POD_SPEC = { containers: [{ name: 'main', image: 'ghcr.io/a/b' }] };
const ROLLOUT = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: 'web' },
  spec: { template: { spec: POD_SPEC } },
};

/** As `cdk8s import` writes it: only what the schema has is in the manifest. */
function imported(members: readonly string[]) {
  return class extends ApiObject {
    public override toJson() {
      const { spec: { template: { spec } }, ...rest } = super.toJson();
      const known = Object.fromEntries(Object.entries(spec).filter(([member]) => members.includes(member)));
      return { ...rest, spec: { template: { spec: known } } };
    }
  };
}

test('a class of a custom resource whose schema has no pull secrets is an error, for nothing would be granted', () => {
  const chart = newChart();
  attach(new (imported(['containers']))(chart, 'Web', ROLLOUT), WORKLOAD);
  expect(() => Testing.synth(chart)).toThrow("Rollout 'payments/web' (chart/Web): its class leaves out what a grant "
    + "adds at 'spec.template.spec.imagePullSecrets', which is not in the CustomResourceDefinition that it was "
    + 'imported from: import a newer one, or make an ApiObject instead');
});

test('one whose schema has them is none', () => {
  const chart = newChart();
  attach(new (imported(['containers', 'imagePullSecrets']))(chart, 'Web', ROLLOUT), WORKLOAD);
  expect(pulls(chart)).toEqual({ 'Rollout web': 'pull' });
});

test('a class of a built-in kind is not rendered for it', () => {
  const chart = newChart();
  const web = new kplus.k8s.KubeDeployment(chart, 'Web', {
    metadata: { name: 'web' }, spec: { selector: {}, template: { spec: POD_SPEC } },
  });
  attach(web, WORKLOAD);
  const rendered = jest.spyOn(web, 'toJson');
  chart.node.root.node.validate();
  const before = rendered.mock.calls.length;
  expect(pulls(chart)).toEqual({ 'Deployment web': 'pull' });
  expect(before).toBeLessThanOrEqual(1);
});
