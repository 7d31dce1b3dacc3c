import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { attach, newChart, pulls } from './support';
import { AccessPattern, ImageCoverage } from '../../src';
import { synthesisError } from '../support/synthesis-error';

const SPEC = { template: { spec: { containers: [{ name: 'main', image: 'registry.example.com/a/b:1' }] } } };

/** A Deployment as Python makes one, whose spec a patch adds. */
function patched(chart: Chart, ...patches: JsonPatch[]): ApiObject {
  const object = new ApiObject(chart, 'Web', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } });
  object.addJsonPatch(...patches);
  return object;
}

test.each([
  ['add', 'spec', JsonPatch.add('spec', SPEC)],
  ['replace', 'spec/template', JsonPatch.replace('spec/template', {})],
  ['remove', 'spec', JsonPatch.remove('spec')],
  ['copy', 'spec', JsonPatch.copy('spec', '/status')],
])('a path without a slash in front is an error that names it: %s', (_, path, patch) => {
  const chart = newChart();
  attach(patched(chart, JsonPatch.add('/spec', SPEC), patch), AccessPattern.WORKLOAD);
  expect(synthesisError(chart)).toBe('Validation failed with the following errors:\n'
    + `  [chart/Web] a JSON patch has the path '${path}', which does not begin with a slash, so that cdk8s writes it `
    + `elsewhere: write '/${path}'`);
});

test('of what is proven and not granted too', () => {
  const chart = newChart();
  patched(chart, JsonPatch.add('spec', SPEC));
  ImageCoverage.prove(chart);
  expect(synthesisError(chart)).toContain("[chart/Web] a JSON patch has the path 'spec'");
});

test('a path with one is none, nor is that of the whole object', () => {
  const chart = newChart();
  const metadata = { name: 'web', namespace: 'payments' };
  const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: SPEC };
  attach(patched(chart, JsonPatch.replace('', object), JsonPatch.add('/spec/replicas', 1)), AccessPattern.WORKLOAD);
  expect(pulls(chart)).toEqual({ 'Deployment web': 'pull' });
});
