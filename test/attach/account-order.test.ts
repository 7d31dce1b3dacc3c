import { ApiObject, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { attach, deployment, newChart, serviceAccount } from './support';
import { AccessPattern } from '../../src';

const order = (chart: Chart) => Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

describe('a workload that is declared before the ServiceAccount which brings its pull secrets', () => {
  test('is written behind it, and what needs no order keeps its place', () => {
    const chart = newChart();
    deployment(chart, 'other', { serviceAccountName: 'other' });
    const web = deployment(chart, 'web', { serviceAccountName: 'runner' });
    deployment(chart, 'last');
    serviceAccount(chart, 'runner');
    attach(web, AccessPattern.NAMESPACE);
    const expected = ['Deployment other', 'ServiceAccount runner', 'Deployment web', 'Deployment last'];
    expect(order(chart)).toEqual(expected);
    expect(order(chart)).toEqual(expected);
  });

  test('is written behind it, though nobody granted anything and the list is in the manifest', () => {
    const chart = newChart();
    deployment(chart, 'web', { serviceAccountName: 'runner' });
    serviceAccount(chart, 'runner', ['own']);
    attach(deployment(chart, 'granted'), AccessPattern.WORKLOAD);
    expect(order(chart)).toEqual(['ServiceAccount runner', 'Deployment web', 'Deployment granted']);
  });

  test.each([
    ['has a list of its own', { imagePullSecrets: [{ name: 'own' }] }, ['own']],
    ['gets none from it', {}, undefined],
  ])('keeps its place where it %s', (_, podSpec, list) => {
    const chart = newChart();
    deployment(chart, 'web', { serviceAccountName: 'runner', ...podSpec });
    serviceAccount(chart, 'runner', list);
    attach(deployment(chart, 'granted'), AccessPattern.WORKLOAD);
    expect(order(chart)).toEqual(['Deployment web', 'ServiceAccount runner', 'Deployment granted']);
  });

  test('keeps its place where the ServiceAccount depends on it', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { serviceAccountName: 'runner' });
    const runner = serviceAccount(chart, 'runner');
    runner.addDependency(web);
    attach(web, AccessPattern.NAMESPACE);
    expect(order(chart)).toEqual(['Deployment web', 'ServiceAccount runner']);
  });
});

test('a ServiceAccount that dependencies move behind a workload is brought in front of it', () => {
  const chart = newChart();
  const runner = serviceAccount(chart, 'runner');
  const web = deployment(chart, 'web', { serviceAccountName: 'runner' });
  const config = new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } });
  runner.addDependency(config);
  config.addDependency(deployment(chart, 'first'));
  attach(web, AccessPattern.NAMESPACE);
  expect(order(chart)).toEqual(['Deployment first', 'ConfigMap c', 'ServiceAccount runner', 'Deployment web']);
});

test('what is in the right order gets no dependency, and so stays where it is', () => {
  const chart = newChart();
  serviceAccount(chart, 'runner');
  new Construct(chart, 'Group');
  const web = deployment(chart, 'web', { serviceAccountName: 'runner' });
  attach(web, AccessPattern.NAMESPACE);
  Testing.synth(chart);
  expect(web.node.dependencies).toEqual([]);
});
