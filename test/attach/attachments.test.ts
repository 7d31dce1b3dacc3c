import { App, IResolver, JsonPatch, ResolutionContext, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { attach, deployment, newChart, pulls, pullSecret, serviceAccount, workload } from './support';
import { AccessPattern } from '../../src';
import { temporaryFolder } from '../support/folder';

const { WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT } = AccessPattern;
const folder = temporaryFolder();

test('failing, granting and synthesizing again gives the new result', () => {
  const chart = newChart();
  attach(deployment(chart, 'web', { serviceAccountName: 'builder' }), NAMESPACE);
  expect(() => Testing.synth(chart)).toThrow(/'builder'/);
  serviceAccount(chart, 'builder');
  expect(pulls(chart)['ServiceAccount builder']).toBe('pull');
});

test('what was granted and is removed from the app again is not asked for', () => {
  const chart = newChart();
  attach(deployment(chart, 'web', { serviceAccountName: 'builder' }), NAMESPACE, { owner: chart });
  expect(() => Testing.synth(chart)).toThrow(/'builder'/);
  chart.node.tryRemoveChild('Deployment-web');
  expect(pulls(chart)).toEqual({});
});

test('a change that adds no construct counts in the next synthesis', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', { serviceAccountName: 'builder' });
  ['builder', 'other'].forEach(name => serviceAccount(chart, name));
  attach(web, NAMESPACE);
  expect(pulls(chart)).toMatchObject({ 'ServiceAccount builder': 'pull', 'ServiceAccount other': '' });
  web.addJsonPatch(JsonPatch.replace('/spec/template/spec/serviceAccountName', 'other'));
  expect(pulls(chart)).toMatchObject({ 'ServiceAccount builder': '', 'ServiceAccount other': 'pull' });
});

test('objects are written in the same order the first and the second time, whatever depends on what', () => {
  const chart = newChart();
  const owner = new Construct(chart, 'owner');
  const web = deployment(chart, 'web');
  web.node.addDependency(owner);
  owner.node.addDependency(workload(chart, 'v1', 'ConfigMap', 'first', {}));
  attach(web, DEDICATED_SERVICE_ACCOUNT, { owner });
  const first = Object.keys(pulls(chart));
  expect(first).toEqual(['ConfigMap first', 'ServiceAccount web-pull', 'Deployment web']);
  expect(Object.keys(pulls(chart))).toEqual(first);
});

test('a resolver of the app that replaces objects does not disturb', () => {
  class Label implements IResolver {
    public resolve(context: ResolutionContext): void {
      if (context.key.length === 0 && context.value.kind && !context.value.metadata.labels) {
        context.replaceValue({
          ...context.value, metadata: { ...context.value.metadata, labels: { by: context.value.metadata.name } },
        });
      }
    }
  }
  const chart = newChart(new App({ outdir: folder, resolvers: [new Label()] }));
  attach(deployment(chart, 'web'), DEDICATED_SERVICE_ACCOUNT);
  expect(pulls(chart)).toEqual({ 'Deployment web': ' as web-pull', 'ServiceAccount web-pull': 'pull' });
  expect(Testing.synth(chart).map(({ metadata }) => metadata.labels)).toContainEqual({ by: 'web' });
});

test('of several charts, one that is rendered again sees what changed', () => {
  const app = Testing.app();
  const [chart] = [newChart(app), newChart(app, 'second')];
  const web = deployment(chart, 'web');
  attach(web, WORKLOAD);
  expect(pulls(chart)['Deployment web']).toBe('pull');
  attach(web, WORKLOAD, { secrets: [pullSecret('more')] });
  expect(pulls(chart)['Deployment web']).toBe('pull,more');
});

test('apps do not see the grants of each other', () => {
  const charts = [newChart(), newChart()];
  const [granted] = charts.map(chart => deployment(chart, 'web'));
  attach(granted, WORKLOAD);
  expect(charts.map(chart => pulls(chart)['Deployment web'])).toEqual(['pull', '']);
});
