import { Lazy } from 'cdk8s';
import { hasPodSpec, holdsChartValues, isData, mayHoldPods, podSpecPathsIn } from '../../src/kubernetes/pod-specs-in';

test.each([
  ['argoproj.io/v1alpha1', true], ['jobset.x-k8s.io/v1', true], ['v1', false], ['apps/v1', false],
  ['app.k8s.io/v1beta1', true], ['sparkoperator.k8s.io/v1', true], ['networking.k8s.io/v1', false],
  ['metrics.k8s.io/v1beta1', false], ['apiextensions.k8s.io/v1', false], ['kyverno.io/v1', false], [undefined, false],
])('objects of %s may hold pods that nobody described: %s', (apiVersion, expected) => {
  expect(mayHoldPods(apiVersion)).toBe(expected);
});

test('what looks like a pod spec is found wherever it stands', () => {
  const podSpec = { containers: [{ name: 'main', image: 'a:1' }] };
  expect(podSpecPathsIn({ spec: { job: { template: { spec: podSpec } }, workers: [{ ...podSpec }] } })
    .map(path => path.join('.'))).toEqual(['spec.job.template.spec', 'spec.workers.0']);
  expect(podSpecPathsIn({ spec: { initContainers: podSpec.containers } })).toEqual([['spec']]);
  expect(hasPodSpec({ spec: [podSpec] })).toBe(true);
});

test.each([
  ['helm.toolkit.fluxcd.io/HelmRelease', true], ['argoproj.io/Application', true], ['argoproj.io/Workflow', false],
])('%s holds values of a chart: %s', (groupKind, expected) => {
  expect(holdsChartValues(groupKind)).toBe(expected);
});

test.each([
  ['plain values', { a: [1, 'text', null, undefined, { b: true }] }, true],
  ['a value that is made later', { a: [Lazy.any({ produce: () => 1 })] }, false],
  ['a function', { a: () => 1 }, false],
])('%s are data: %s', (_, value, expected) => {
  expect(isData(value)).toBe(expected);
});

test.each([
  ['containers that are no list', { spec: { containers: 3 } }],
  ['containers without images', { spec: { containers: [{ name: 'main' }] } }],
  ['a value that is made later', { spec: new (class Later { public containers = [{ image: 'a:1' }]; })() }],
  ['no object', 'text'],
])('%s do not look like one', (_, object) => {
  expect(podSpecPathsIn(object)).toEqual([]);
  expect(hasPodSpec(object)).toBe(false);
});

test('an object that refers to itself is read once', () => {
  const spec: Record<string, unknown> = {};
  spec.spec = spec;
  expect(podSpecPathsIn(spec)).toEqual([]);
});
