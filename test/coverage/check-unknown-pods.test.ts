import { Lazy, Testing } from 'cdk8s';
import { ImageCoverage, Registry, SynthesisWarnings } from '../../src';
import { newChart, pullSecret, workload } from '../attach/support';
import { captureStderr } from '../support/stderr';

captureStderr();

/** A chart with a custom resource, in which `ghcr.io/acme` is private. */
function newApp(apiVersion: string, kind: string, spec: object) {
  const chart = newChart();
  const resource = workload(chart, apiVersion, kind, 'web', { spec });
  ImageCoverage.prove(chart, {
    privateRegistries: [Registry.ghcr().withPath('acme')], preloadedImages: ['ghcr.io/acme/loaded'],
  });
  return { chart, resource };
}

const podSpec = (image: string) => ({ containers: [{ name: 'main', image }] });

describe('what looks like a pod spec of an unknown kind', () => {
  test('is a warning that names the path to grant it by, where an image is private', () => {
    const { chart } = newApp('example.com/v1', 'App', { job: { spec: podSpec('ghcr.io/acme/app:1') } });
    Testing.synth(chart);
    expect(SynthesisWarnings.of(chart).map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching("^PRA606 App 'payments/web' .* has the private image 'ghcr.io/acme/app:1'.*"
        + "podSpecPath: 'spec.job.spec'"),
    ]);
  });

  test.each([
    ['an image that is not private', 'example.com/v1', 'registry.k8s.io/pause:3.10'],
    ['an image that every node has', 'example.com/v1', 'ghcr.io/acme/loaded:1'],
    ['a policy that describes pods', 'kyverno.io/v1', 'ghcr.io/acme/app:1'],
    ['an image that cannot be read', 'example.com/v1', '$(image)'],
    ['values of a chart', 'helm.toolkit.fluxcd.io/v2', 'ghcr.io/acme/app:1', 'HelmRelease'],
  ])('is no warning for %s', (_, apiVersion, image, kind = 'App') => {
    const { chart } = newApp(apiVersion, kind, podSpec(image));
    Testing.synth(chart);
    expect(SynthesisWarnings.of(chart)).toEqual([]);
  });

  test.each([
    ['made while it is rendered', { job: Lazy.any({ produce: () => ({ spec: podSpec('ghcr.io/acme/app:1') }) }) }],
    ['with init containers only', { job: { spec: { initContainers: podSpec('ghcr.io/acme/app:1').containers } } }],
  ])('is found where it is one %s', (_, spec) => {
    const { chart, resource } = newApp('app.k8s.io/v1', 'App', spec);
    Testing.synth(chart);
    expect(SynthesisWarnings.of(chart)).toEqual([
      expect.objectContaining({ message: expect.stringContaining("podSpecPath: 'spec.job.spec'") }),
    ]);
    pullSecret().grantPull(resource, { podSpecPath: 'spec.job.spec' });
    expect(Testing.synth(chart)[0].spec.job.spec.imagePullSecrets).toEqual([{ name: 'pull' }]);
    expect(SynthesisWarnings.of(chart)).toEqual([]);
  });

  test('is proven like a workload once it is granted', () => {
    const { chart, resource } = newApp('example.com/v1', 'App', podSpec('ghcr.io/acme/app:1'));
    pullSecret().grantPull(resource, { podSpecPath: 'spec' });
    Testing.synth(chart);
    expect(SynthesisWarnings.of(chart)).toEqual([]);
  });
});

test.each([
  ['Rollout', { template: { spec: podSpec('ghcr.io/acme/app:1') } }],
  ['Workflow', { templates: [{ name: 'a', container: { image: 'ghcr.io/acme/app:1' } }] }],
])('a %s without a pull secret is an error, like a Deployment', (kind, spec) => {
  const { chart } = newApp('argoproj.io/v1alpha1', kind, spec);
  expect(() => Testing.synth(chart)).toThrow(`${kind} 'payments/web' (chart/${kind}-web): container`);
});

test('a custom resource that was granted is proven by the Secret that it got', () => {
  const { chart, resource } = newApp('kafka.strimzi.io/v1', 'KafkaConnect', { image: 'ghcr.io/acme/connect:1' });
  pullSecret().grantPull(resource);
  Testing.synth(chart);
  expect(SynthesisWarnings.of(chart)).toEqual([]);
});
