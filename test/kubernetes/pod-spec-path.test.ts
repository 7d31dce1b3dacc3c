import { podSpecPath, valueAt } from '../../src/kubernetes/pod-spec-path';

test.each([
  ['v1', 'Pod', 'spec'],
  ['v1', 'PodTemplate', 'template.spec'],
  ['v1', 'ReplicationController', 'spec.template.spec'],
  ['apps/v1', 'Deployment', 'spec.template.spec'],
  ['apps/v1', 'StatefulSet', 'spec.template.spec'],
  ['apps/v1', 'DaemonSet', 'spec.template.spec'],
  ['apps/v1', 'ReplicaSet', 'spec.template.spec'],
  ['batch/v1', 'Job', 'spec.template.spec'],
  ['batch/v1', 'CronJob', 'spec.jobTemplate.spec.template.spec'],
  ['batch/v1beta1', 'CronJob', 'spec.jobTemplate.spec.template.spec'],
])('%s %s keeps its pod spec at %s', (apiVersion, kind, path) => {
  expect(podSpecPath(apiVersion, kind)?.join('.')).toEqual(path);
});

test.each([
  ['v1', 'Service'],
  ['batch.volcano.sh/v1alpha1', 'Job'],
  ['serving.knative.dev/v1', 'Pod'],
  ['v1', 'constructor'],
  [undefined, undefined],
])('%s %s holds no pod', (apiVersion, kind) => {
  expect(podSpecPath(apiVersion, kind)).toBeUndefined();
});

test('a path that breaks off has no value', () => {
  expect(valueAt({ spec: { template: null } }, ['spec', 'template', 'spec'])).toBeUndefined();
  expect(valueAt({ spec: 'text' }, ['spec', 'length'])).toBeUndefined();
  expect(valueAt({}, ['__proto__'])).toBeUndefined();
});

test('an empty path is the object itself', () => {
  const object = { kind: 'Pod' };
  expect(valueAt(object, [])).toBe(object);
});
