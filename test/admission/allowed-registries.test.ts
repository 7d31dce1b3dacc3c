import { chartWith, policies, team } from './support';
import {
  AccessPattern, AdmissionEngine, AllowedRegistries, PrivateRegistryAccess, Registry,
  RegistryCredentials, TargetKubernetes,
} from '../../src';
import { newChart } from '../attach/support';

test.each(Object.values(AdmissionEngine))('the whole manifest for %s', engine => {
  expect(policies({ engine })).toMatchSnapshot();
});

test('the policy is named after the construct, or as is asked for', () => {
  const allowed = chartWith().node.findChild('Allowed') as AllowedRegistries;
  expect(allowed.policyName).toMatch(/^chart-allowed-[a-z0-9]{8}$/);
  const [policy, binding] = policies({ policyName: 'only-ours' });
  expect([policy.metadata.name, binding.metadata.name, binding.spec.policyName])
    .toEqual(['only-ours', 'only-ours', 'only-ours']);
});

test('takes the registries of a PrivateRegistryAccess as they are', () => {
  const chart = newChart();
  const access = new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.NAMESPACE,
    namespaces: ['a', 'b'],
    credentials: [RegistryCredentials.existingSecret('pull', { covers: [team, Registry.ghcr()] })],
  });
  expect(access.registries.map(registry => `${registry}`)).toEqual(['reg.example.com/team-a', 'ghcr.io']);
  expect(() => new AllowedRegistries(chart, 'Allowed', { registries: access.registries })).not.toThrow();
});

test.each([
  ['no registries', { registries: [] }, "'registries' of 'chart/Allowed' is empty, which would refuse every pod"],
  ['a name that no policy can have', { policyName: 'Only Ours' },
    "'policyName' of 'chart/Allowed' must be a DNS subdomain"],
])('refuses %s', (_, props, message) => {
  expect(() => chartWith(props)).toThrow(message);
});

test('the API server has to know the policy', () => {
  const chart = newChart();
  TargetKubernetes.set(chart, '1.29');
  expect(() => new AllowedRegistries(chart, 'Allowed', { registries: [team] })).toThrow(
    "'engine' api-server needs Kubernetes 1.30, and the target is 1.29: use AdmissionEngine.KYVERNO",
  );
  expect(() => new AllowedRegistries(chart, 'Kyverno', { registries: [team], engine: AdmissionEngine.KYVERNO }))
    .not.toThrow();
});

test('two policies of one name are an error, and two of one name for two engines are not', () => {
  const chart = newChart();
  const props = { registries: [team], policyName: 'only-ours' };
  new AllowedRegistries(chart, 'Allowed', props);
  expect(() => new AllowedRegistries(chart, 'Kyverno', { ...props, engine: AdmissionEngine.KYVERNO })).not.toThrow();
  expect(() => new AllowedRegistries(chart, 'Other', props))
    .toThrow("ValidatingAdmissionPolicy 'only-ours' is written by 'chart/Allowed' and by 'chart/Other': put the "
      + "registries into one, or give another 'policyName'");
});
