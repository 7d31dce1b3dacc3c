import { ApiObject, Chart, Testing } from 'cdk8s';
import { CoverageStrictness, ImageCoverage, Registry, ScopedPullSecret, SynthesisWarnings } from '../../src';
import { deployment, newChart, NAMESPACE } from '../attach/support';
import { captureStderr } from '../support/stderr';

captureStderr();

const harbor = Registry.harbor('registry.example.com');

function newApp(secretName: string, namespace = NAMESPACE, strictness?: CoverageStrictness): Chart {
  const chart = newChart();
  new ApiObject(chart, 'Class', {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'vault', namespace },
    spec: {
      provider: 'vault',
      secretObjects: [
        {
          secretName,
          type: 'kubernetes.io/dockerconfigjson',
          data: [{ objectName: 'config', key: '.dockerconfigjson' }],
        },
      ],
    },
  } as any);
  ScopedPullSecret.fromSecretName('pull', { namespace: NAMESPACE, covers: [harbor] })
    .grantPull(deployment(chart, 'web', { containers: [{ name: 'main', image: 'registry.example.com/web:1' }] }));
  ImageCoverage.prove(chart, { strictness });
  return chart;
}

test('a pull secret that the Secrets Store CSI driver makes is an error with the reason and the alternative', () => {
  expect(() => Testing.synth(newApp('pull'))).toThrow(new RegExp("Deployment 'payments/web' .* has the pull secret "
    + "'pull', which the Secrets Store CSI driver makes of SecretProviderClass 'payments/vault' .*only while a pod "
    + 'that mounts it is running.*RegistryCredentials.externalSecret'));
});

test('is a warning where strictness is WARN', () => {
  const chart = newApp('pull', NAMESPACE, CoverageStrictness.WARN);
  Testing.synth(chart);
  expect(SynthesisWarnings.of(chart).map(({ code }) => code)).toEqual(['PRA605']);
});

test.each([
  ['another Secret', 'other', NAMESPACE],
  ['a Secret of another namespace', 'pull', 'billing'],
])('%s that the driver makes is none of it', (_, name, namespace) => {
  expect(() => Testing.synth(newApp(name, namespace))).not.toThrow();
});
