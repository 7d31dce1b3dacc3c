import { Chart, Testing } from 'cdk8s';
import { claimName } from '../../src/kubernetes/claimed-names';

const claim = { kind: 'Secret', namespace: 'payments', name: 'pull', instead: 'give another name' };

test('a name belongs to who claims it first', () => {
  const app = Testing.app();
  const [first, second] = ['first', 'second'].map(id => new Chart(app, id));
  claimName(first, claim);
  expect(() => claimName(second, claim)).toThrow(
    "Secret 'pull' in namespace 'payments' is written by 'first' and by 'second': give another name",
  );
});

test('an object of the whole cluster has no namespace', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const policy = { ...claim, namespace: undefined };
  claimName(chart, policy);
  expect(() => claimName(chart, policy)).toThrow(/^Secret 'pull' is written by/);
});

test.each([
  ['name', 'other'],
  ['namespace', 'other'],
  ['kind', 'ConfigMap'],
])('another %s is another object', (property, value) => {
  const chart = new Chart(Testing.app(), 'chart');
  claimName(chart, claim);
  expect(() => claimName(chart, { ...claim, [property]: value })).not.toThrow();
});

test('apps know nothing of each other', () => {
  claimName(new Chart(Testing.app(), 'chart'), claim);
  expect(() => claimName(new Chart(Testing.app(), 'chart'), claim)).not.toThrow();
});
