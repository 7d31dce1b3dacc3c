import { AccessPattern, CoverageOptions, CoverageStrictness, ImageCoverage } from '../../src';
import { newAccess } from '../access/support';
import { newChart, workload } from '../attach/support';
import { captureStderr } from '../support/stderr';
import { synthesisError } from '../support/synthesis-error';

captureStderr();

const container = (image?: string) => ({ containers: [{ name: 'main', image }] });

const whole = { selector: { matchLabels: { app: 'web' } } };
const errorsOfSpec = (apiVersion: string, kind: string, spec: object, options: CoverageOptions = {}) => {
  const chart = newChart();
  workload(chart, apiVersion, kind, 'web', { spec });
  ImageCoverage.prove(chart, options);
  return synthesisError(chart);
};
const template = (image?: string) => ({ template: { spec: container(image) } });

test.each([
  ['a Deployment', 'apps/v1', 'Deployment', { ...whole, ...template() }],
  ['one with an empty image', 'apps/v1', 'Deployment', { ...whole, ...template('') }],
  ['a Pod', 'v1', 'Pod', container()],
  ['a Job', 'batch/v1', 'Job', { template: { spec: { ...container(), restartPolicy: 'Never' } } }],
  ['a CronJob', 'batch/v1', 'CronJob', { schedule: '@daily', jobTemplate: { spec: template() } }],
])('an image that is empty or left out is an error in %s', (_, apiVersion, kind, spec) => {
  expect(errorsOfSpec(apiVersion, kind, spec, { strictness: CoverageStrictness.WARN }))
    .toMatch(/\(chart\/.*-web\): container 'main' has no image: it is empty or left out.*\(PRA107\)$/);
});

test.each([
  ['a partial object, which is applied on top of another', 'apps/v1', 'Deployment', template()],
  ['an image volume of a template', 'apps/v1', 'Deployment',
    { ...whole, template: { spec: { volumes: [{ name: 'models', image: {} }] } } }],
])('but not in %s', (_, apiVersion, kind, spec) => {
  expect(errorsOfSpec(apiVersion, kind, spec)).toBe('');
});

test('nor in a custom resource, whose controller may fill it in', () => {
  const chart = newChart();
  const rollout = workload(chart, 'argoproj.io/v1alpha1', 'Rollout', 'web', { spec: { ...whole, ...template() } });
  newAccess(chart, { pattern: AccessPattern.WORKLOAD }).grantPull(rollout, { podSpecPath: 'spec.template.spec' });
  expect(synthesisError(chart)).toBe('');
});
