import { ApiObject, JsonPatch, Lazy, Testing } from 'cdk8s';
import { container, ECR, harborSecret, PRIVATE, prove } from './support';
import { CoverageStrictness, ImageCoverage, Registry, SynthesisWarnings } from '../../src';
import { newAccess } from '../access/support';
import { deployment, newChart, serviceAccount } from '../attach/support';
import { synthesisError } from '../support/synthesis-error';

test('strictness WARN makes warnings of errors', () => {
  expect(prove(container(ECR), { strictness: CoverageStrictness.WARN }))
    .toMatchObject({ errors: '', codes: ['PRA103'] });
});

test('strictness WARN does not let an image pass that is none', () => {
  expect(prove(container(true), { strictness: CoverageStrictness.WARN }).errors).toMatch(/which is not a string/);
});

test('strictness OFF checks nothing', () => {
  expect(prove(container(true), { strictness: CoverageStrictness.OFF })).toMatchObject({ errors: '', codes: [] });
});

test('the options of an inner scope decide how strict, those of all scopes what is known', () => {
  const chart = newChart();
  const inner = deployment(chart, 'web', container(PRIVATE));
  ImageCoverage.prove(chart, { privateRegistries: [Registry.of('registry.example.com')] });
  ImageCoverage.prove(inner, { strictness: CoverageStrictness.WARN });
  expect(synthesisError(chart)).toBe('');
  expect(SynthesisWarnings.of(chart).map(({ code }) => code)).toEqual(['PRA103']);
});

test('images that are injected into pods are proven in each of them', () => {
  expect(prove(container('registry.k8s.io/a:1'), { injectedImages: [ECR] }).errors)
    .toMatch(/Deployment 'payments\/web'.*container 'injected' pulls/);
});

test('images of pods that are not in the app are proven with what they would carry', () => {
  const additionalImages = [
    { image: PRIVATE },
    { image: PRIVATE, namespace: 'billing', serviceAccountName: 'operator' },
    { image: PRIVATE, imagePullSecrets: ['harbor'] },
  ];
  const { errors } = prove({}, { additionalImages }, chart => {
    harborSecret(chart);
    serviceAccount(chart, 'default', ['harbor']);
  });
  expect(errors.match(/A pod of/g)).toHaveLength(1);
  expect(errors).toMatch(
    /A pod of ServiceAccount 'operator' in namespace 'billing' \('additionalImages'\): container 'additional' pulls/,
  );
});

test('names that are made while an object is rendered are those that count', () => {
  const chart = newChart();
  newAccess(chart, { serviceAccounts: [] }).grantPull(new ApiObject(chart, 'Account', {
    apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: Lazy.any({ produce: () => 'own' }) as string },
  }));
  new ApiObject(chart, 'Web', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: Lazy.any({ produce: () => 'web' }) as string },
    spec: { ...container('registry.example.com:5000/a:1'), serviceAccountName: 'own' },
  });
  expect(synthesisError(chart)).toContain("Pod 'payments/web' (chart/Web): container 'main' pulls "
    + "'registry.example.com:5000/a:1' from 'registry.example.com:5000', which is private, and no credential reaches "
    + "it. Pull secrets of ServiceAccount 'own': 'registry-pull' has");
});

describe('in one process', () => {
  test('an image that is changed without a new construct counts in the next synthesis', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', container('registry.k8s.io/a:1'));
    ImageCoverage.prove(chart);
    expect(synthesisError(chart)).toBe('');
    web.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/image', ECR));
    expect(synthesisError(chart)).toMatch(/no credential reaches it/);
  });

  test('a proof that is asked for between two charts counts for the second', () => {
    const app = Testing.app();
    const [first, second] = ['first', 'second'].map(id => newChart(app, id));
    deployment(second, 'web', container(ECR));
    expect(synthesisError(first)).toBe('');
    ImageCoverage.prove(app);
    expect(synthesisError(second)).toMatch(/no credential reaches it/);
  });

  test('warnings that no longer hold are gone', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', container('registry.k8s.io/a', { imagePullPolicy: 'IfNotPresent' }));
    ImageCoverage.prove(chart);
    Testing.synth(chart);
    web.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/image', 'registry.k8s.io/a:1'));
    Testing.synth(chart);
    expect(SynthesisWarnings.of(chart)).toEqual([]);
  });
});
