import { Testing } from 'cdk8s';
import { container, ECR, PRIVATE, prove } from './support';
import { AccessPattern, ImageCoverage, Registry } from '../../src';
import { newAccess } from '../access/support';
import { deployment, newChart } from '../attach/support';
import { synthesisError } from '../support/synthesis-error';

test('what is wrong for one reason is one error, which lists the others', () => {
  const chart = newChart();
  newAccess(chart, { pattern: AccessPattern.NAMESPACE });
  ['web', 'api', 'job'].forEach(name => deployment(chart, name, container(`registry.example.com:5000/${name}:1`)));
  deployment(chart, 'other', container(ECR));
  const errors = synthesisError(chart).split('\n  [').slice(1);
  expect(errors).toHaveLength(2);
  expect(errors[0]).toMatch(new RegExp('^chart/Access\\] Deployment .*/web.*: container \'main\' pulls '
    + "'registry.example.com:5000/web:1' from .*, or fix the image \\(PRA104\\)\\. The same is wrong with 2 more:\n"
    + "    Deployment .*/api.*: container 'main' 'registry.example.com:5000/api:1'\n"
    + "    Deployment .*/job.*: container 'main' 'registry.example.com:5000/job:1'$"));
});

test('an error has the path of the construct that asked for the proof', () => {
  expect(prove(container(ECR)).errors).toContain('[chart] Deployment');
});

test('errors of an app, which has no path, are reported by the chart of the first of a cause', () => {
  const app = Testing.app();
  const [first, second] = ['first', 'second'].map(id => newChart(app, id));
  deployment(first, 'fine', container('registry.k8s.io/a:1'));
  [first, second].forEach(chart => deployment(chart, 'web', container(ECR)));
  deployment(second, 'api', container('contoso.azurecr.io/web:1'));
  ImageCoverage.prove(app, {
    additionalImages: [{ image: PRIVATE }], privateRegistries: [Registry.of('registry.example.com')],
  });
  const reported = synthesisError(first).split('\n').filter(line => line.startsWith('  ['));
  expect(reported.map(line => line.slice(2, 42))).toEqual([
    "[first] Deployment 'payments/web' (first",
    "[first] A pod of ServiceAccount 'default",
    "[second] Deployment 'payments/api' (seco",
  ]);
});

test('the same proof twice reports once', () => {
  const chart = newChart();
  deployment(chart, 'web', container(ECR));
  [1, 2].forEach(() => ImageCoverage.prove(chart));
  expect(synthesisError(chart).match(/no credential reaches it/g)).toHaveLength(1);
});
