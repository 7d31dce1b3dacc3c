import { Chart, Testing } from 'cdk8s';
import {
  AccessPattern, AdmissionEngine, PrivateRegistryAccess, PrivateRegistryAccessProps, Registry, RegistryCredentials,
  SecretCopies, TargetKubernetes,
} from '../../src';

/** What an access writes that lets the API server, or Kyverno, add the Secret `pull` for `reg.io`. */
export function addingPolicies(props: Partial<PrivateRegistryAccessProps> = {}, registry = 'reg.io'): any[] {
  const app = Testing.app();
  TargetKubernetes.set(app, '1.36');
  const chart = new Chart(app, 'chart', { namespace: 'a' });
  new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.ADMISSION,
    credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.parse(registry)] })],
    admission: { policyName: 'add-pull', ...props.admission },
    ...props.namespaceSelector && { copies: SecretCopies.OTHER },
    ...props,
  });
  return Testing.synth(chart);
}

export const byKyverno = { policyName: 'add-pull', engine: AdmissionEngine.KYVERNO };

/** Policies of others that change the pull secrets of pods, as they are found in the field. */
export const FOREIGN = {
  MutatingAdmissionPolicy: {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingAdmissionPolicy',
    metadata: { name: 'foreign' },
    spec: {
      mutations: [{
        patchType: 'JSONPatch',
        jsonPatch: { expression: '[JSONPatch{op: "add", path: "/spec/imagePullSecrets", value: []}]' },
      }],
    },
  },
  ClusterPolicy: {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name: 'foreign' },
    spec: {
      rules: [{
        match: { any: [{ resources: { kinds: ['Pod'] } }] },
        mutate: { patchStrategicMerge: { spec: { imagePullSecrets: [{ name: 'x' }] } } },
      }],
    },
  },
  MutatingPolicy: {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'MutatingPolicy',
    metadata: { name: 'foreign' },
    spec: {
      variables: [{ name: 'patch', expression: '[{"path": "/spec/imagePullSecrets"}]' }],
      mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression: 'variables.patch' } }],
    },
  },
} as const;
