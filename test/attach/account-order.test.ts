import * as path from 'path';
import { ApiObject, App, Chart, Testing, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { attach, deployment, newChart, serviceAccount } from './support';
import { AccessPattern } from '../../src';
import { temporaryFolder } from '../support/folder';

const namesOf = (manifests: any[]) => manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
const order = (chart: Chart) => namesOf(Testing.synth(chart));

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

describe('dependencies of constructs count as those of their objects, though app.synth adds those only later', () => {
  const outdir = temporaryFolder();
  const web = (scope: Construct) => deployment(new Construct(scope, 'Group'), 'web', { serviceAccountName: 'runner' });
  const built: [string, (chart: Chart) => void, string[]][] = [
    ['a ServiceAccount that depends on the group of its workload stays behind it', chart => {
      const group = web(chart).node.scope!;
      serviceAccount(chart, 'runner').node.addDependency(group);
    }, ['Deployment web', 'ServiceAccount runner']],
    ['so does one in a group that depends on the workload', chart => {
      const group = new Construct(chart, 'Accounts');
      group.node.addDependency(web(chart));
      serviceAccount(group, 'runner');
    }, ['Deployment web', 'ServiceAccount runner']],
    ['one whose workload is moved to the front, as another object depends on its group, is moved too', chart => {
      const config = new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } });
      serviceAccount(chart, 'runner');
      config.node.addDependency(web(chart).node.scope!);
    }, ['ServiceAccount runner', 'Deployment web', 'ConfigMap c']],
  ];

  test.each(built)('%s', (_, build, expected) => {
    const app = new App({ outdir });
    const chart = newChart(app);
    build(chart);
    attach(chart, AccessPattern.NAMESPACE);
    app.synth();
    expect(namesOf(Yaml.load(path.join(outdir, 'chart.k8s.yaml')))).toEqual(expected);
    expect(order(chart)).toEqual(expected);
  });
});

test('what a ServiceAccount takes along to the front comes behind its own ServiceAccount', () => {
  const chart = newChart();
  deployment(chart, 'web', { serviceAccountName: 'runner' });
  serviceAccount(chart, 'migrator');
  const migration = deployment(chart, 'migration', { serviceAccountName: 'migrator' });
  serviceAccount(chart, 'runner').addDependency(migration);
  attach(chart, AccessPattern.NAMESPACE);
  const expected = ['ServiceAccount migrator', 'Deployment migration', 'ServiceAccount runner', 'Deployment web'];
  expect(order(chart)).toEqual(expected);
  expect(order(chart)).toEqual(expected);
});
