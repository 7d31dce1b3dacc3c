import { Chart, Testing } from 'cdk8s';
import { AccessPattern, SynthesisWarnings } from '../../src';
import { newAccess } from '../access/support';
import { newChart, serviceAccount, workload } from '../attach/support';
import { captureStderr } from '../support/stderr';

captureStderr();

const { NAMESPACE, WORKLOAD } = AccessPattern;
const IMAGE = 'registry.example.com/team/step:1';

const task = (chart: Chart, image = IMAGE) =>
  workload(chart, 'tekton.dev/v1', 'Task', 'build', { spec: { steps: [{ name: 'main', image }] } });

const run = (chart: Chart) =>
  workload(chart, 'tekton.dev/v1', 'TaskRun', 'run', { spec: { taskRef: { name: 'build' } } });

function warningsOf(chart: Chart): string[] {
  Testing.synth(chart);
  return SynthesisWarnings.of(chart).map(({ code, message }) => `${code} ${message}`);
}

test('a Task with a private image that nothing of its namespace has a credential for is a warning', () => {
  const chart = newChart();
  newAccess(chart, { pattern: WORKLOAD });
  task(chart);
  expect(warningsOf(chart)).toEqual([
    "PRA606 Task 'payments/build' (chart/Task-build) has the private image 'registry.example.com/team/step:1', which "
    + 'pods of a TaskRun pull, and no TaskRun and no ServiceAccount of the app in its namespace has a credential for '
    + 'it. Grant one of them: an object of this kind has no list of pull secrets',
  ]);
});

test.each<[string, (chart: Chart) => void]>([
  ['a TaskRun that is granted', chart => newAccess(chart, { pattern: WORKLOAD }).grantPull(run(chart))],
  ['the ServiceAccount of the namespace', chart => newAccess(chart, { pattern: NAMESPACE })],
  ['another ServiceAccount', chart => newAccess(chart, { pattern: NAMESPACE, serviceAccounts: [] })
    .grantPull(serviceAccount(chart, 'builder'))],
  ['perhaps a ServiceAccount that is made elsewhere', chart => newAccess(chart, {
    pattern: NAMESPACE, serviceAccounts: [], externalServiceAccounts: ['builder'],
  })],
])('it is none where %s has it', (_, grant) => {
  const chart = newChart();
  grant(chart);
  task(chart);
  expect(warningsOf(chart)).toEqual([]);
});

test('it is none for an image that is not private', () => {
  const chart = newChart();
  newAccess(chart, { pattern: WORKLOAD });
  task(chart, 'registry.k8s.io/pause:3.10');
  expect(warningsOf(chart)).toEqual([]);
});

test('a grant of it is an error that says what has the list', () => {
  const chart = newChart();
  newAccess(chart, { pattern: WORKLOAD }).grantPull(task(chart));
  expect(() => Testing.synth(chart)).toThrow("'chart/Task-build' was passed to grantPull but contains neither a "
    + 'workload nor a ServiceAccount. A Task has no list of pull secrets: pass the TaskRun that refers to it, or the '
    + 'ServiceAccount that this runs as');
});
