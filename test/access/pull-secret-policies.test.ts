import { App, Chart, Testing } from 'cdk8s';
import { ghcrLogin, harbor, harborLogin, newAccess } from './support';
import {
  AccessPattern, CloudIdentity, ExternalCredentials, ExternalSecretStore, PrivateRegistryAccess,
  PrivateRegistryAccessProps, Registry, RegistryCredentials, TargetKubernetes,
} from '../../src';
import { deployment, serviceAccount } from '../attach/support';

const { ADMISSION, NAMESPACE } = AccessPattern;
const byLabel = { matchLabels: { pull: 'yes' } };
const existing = RegistryCredentials.existingSecret('harbor-pull', { covers: [harbor] });
const external = RegistryCredentials.externalSecret(ExternalCredentials.login(harbor, {
  store: ExternalSecretStore.clusterSecretStore('vault'),
  key: 'robot',
  usernameProperty: 'name',
  passwordProperty: 'secret',
}));

function newChart(version = '1.36', namespace: string | null = 'payments'): Chart {
  const app: App = Testing.app();
  TargetKubernetes.set(app, version);
  return new Chart(app, 'chart', { namespace: namespace ?? undefined });
}

const admission = (chart: Chart, props: Partial<PrivateRegistryAccessProps> = {}, id?: string): PrivateRegistryAccess =>
  newAccess(chart, { pattern: ADMISSION, credentials: [existing], ...props }, id);

const policies = (chart: Chart): any[] => Testing.synth(chart).filter(({ kind }) => kind === 'MutatingAdmissionPolicy');
const tableOf = (policy: any) => JSON.parse(policy.metadata.annotations['cdk8s-registry-access/added-pull-secrets']);

test('a policy has each Secret once, with the registries that it covers', () => {
  const chart = newChart();
  admission(chart, {
    namespaces: ['payments', 'billing'],
    credentials: [
      existing, ghcrLogin,
      RegistryCredentials.existingSecret('hub', { covers: [Registry.dockerHub().withPath('acme')] }),
    ],
  });
  expect(policies(chart).map(tableOf)).toEqual([
    [{ 'registry-pull': ['ghcr.io/'] }, { 'harbor-pull': ['registry.example.com/'] }, { hub: ['docker.io/acme/'] }],
  ]);
});

test('no ServiceAccount is declared, and objects of the policy are in no namespace', () => {
  const chart = newChart();
  admission(chart, { admission: { policyName: 'add' } });
  expect(Testing.synth(chart).map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace])).toEqual([
    ['MutatingAdmissionPolicy', 'add', undefined], ['MutatingAdmissionPolicyBinding', 'add', undefined],
  ]);
});

test('only what has the pattern is in the policy', () => {
  const chart = newChart();
  const own = RegistryCredentials.existingSecret('own', { covers: [Registry.ghcr()], pattern: ADMISSION });
  newAccess(chart, { pattern: NAMESPACE, credentials: [existing, own] });
  expect(policies(chart).map(tableOf)).toEqual([[{ own: ['ghcr.io/'] }]]);
});

test('every pod gets the Secret where that is asked for', () => {
  const chart = newChart();
  admission(chart, { admission: { everyPod: true } });
  expect(policies(chart).map(tableOf)).toEqual([[{ 'harbor-pull': [''] }]]);
});

test('a granted workload names the Secret itself too, its ServiceAccount does not', () => {
  const chart = newChart();
  serviceAccount(chart, 'default');
  admission(chart).grantPull(deployment(chart, 'web', { containers: [{ name: 'main', image: `${harbor}/web:1` }] }));
  const [account, , , web] = Testing.synth(chart);
  expect(account.imagePullSecrets).toBeUndefined();
  expect(web.spec.template.spec.imagePullSecrets).toEqual([{ name: 'harbor-pull' }]);
});

test('a grant of a scope without workloads is an error', () => {
  const chart = newChart();
  admission(chart).grantPull(serviceAccount(chart, 'builder'));
  expect(() => Testing.synth(chart)).toThrow("the pattern 'admission' puts references on pods");
});

test('what External Secrets makes by label is added by label', () => {
  const chart = newChart();
  admission(chart, { credentials: [external], namespaceSelector: byLabel });
  const binding = Testing.synth(chart).find(({ kind }) => kind === 'MutatingAdmissionPolicyBinding');
  expect(binding.spec.matchResources.namespaceSelector).toEqual(byLabel);
});

test('a token that a refresher writes by label is added by label', () => {
  const chart = newChart();
  const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
  const identity = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
  admission(chart, { credentials: [RegistryCredentials.token(ecr, { identity })], namespaceSelector: byLabel });
  const [{ 'registry-pull': prefixes }] = tableOf(policies(chart)[0]);
  expect(prefixes).toEqual([`${ecr}/`]);
});

test.each<[string, () => unknown, string]>([
  ['a target that does not have the policy', () => admission(newChart('1.35')),
    "'pattern' admission needs Kubernetes 1.36, whose API server evaluates a MutatingAdmissionPolicy, and the target "
      + 'is 1.35: set a newer one with TargetKubernetes.set, let Kyverno do it'],
  ['such a target, where one entry of several is for it', () => {
    const own = RegistryCredentials.existingSecret('pull', { covers: [Registry.ghcr()], pattern: ADMISSION });
    newAccess(newChart('1.35'), { credentials: [existing, own] });
  }, "'pattern' admission needs Kubernetes 1.36"],
  ['no namespace', () => admission(newChart('1.36', null)),
    "'namespaces' of 'chart/Access' is missing, and its chart has no namespace"],
  ['settings of another pattern', () => newAccess(newChart(), { pattern: NAMESPACE, admission: {} }),
    "'admission' belongs to the pattern 'admission', got pattern 'namespace'"],
  ['a Secret that nothing makes in namespaces with a label', () =>
    admission(newChart(), { credentials: [external, harborLogin], namespaces: ['a'], namespaceSelector: byLabel }),
  "and the pattern 'admission', as pods would name a Secret that nothing makes there: their Secrets are in the"],
  ['two policies of one name', () => {
    const chart = newChart();
    admission(chart, { admission: { policyName: 'add' } });
    admission(chart, { admission: { policyName: 'add' } }, 'Other');
  }, "MutatingAdmissionPolicy 'add' is written by 'chart/Access' and by 'chart/Other': give another"],
  ['an invalid name', () => admission(newChart(), { admission: { policyName: 'A' } }),
    "'admission.policyName' of 'chart/Access' must be"],
])('%s is an error', (_, make, message) => {
  expect(make).toThrow(message);
});
