import { Chart } from 'cdk8s';
import {
  CoverageOptions, ImageCoverage, Registry, RegistryCredentials, ScopedPullSecret, SynthesisWarnings,
} from '../../src';
import { deployment, newChart } from '../attach/support';
import { synthesisError } from '../support/synthesis-error';

export const PRIVATE = 'registry.example.com/team/web:1';
export const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1';

/** A chart with one workload that pulls an image, and what its proof says. */
export function prove(podSpec: object, options: CoverageOptions = {}, before: (chart: Chart) => void = () => {}) {
  const chart = newChart();
  before(chart);
  deployment(chart, 'web', podSpec);
  ImageCoverage.prove(chart, options);
  const errors = synthesisError(chart);
  const warnings = SynthesisWarnings.of(chart);
  return { chart, errors, codes: warnings.map(({ code }) => code), warnings: warnings.map(({ message }) => message) };
}

export const container = (image: unknown, more: object = {}) => ({ containers: [{ name: 'main', image, ...more }] });

export const harborSecret = (chart: Chart, host = 'registry.example.com', name = 'harbor') =>
  new ScopedPullSecret(chart, `Secret-${host}`, {
    secretName: name, credentials: [RegistryCredentials.unsafeLiteralInManifest(Registry.of(host), 'robot', 'hunter2')],
  });
