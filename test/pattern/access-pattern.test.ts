import { AccessPattern } from '../../src';

test.each([
  [AccessPattern.WORKLOAD, 'workload'],
  [AccessPattern.NAMESPACE, 'namespace'],
  [AccessPattern.ADMISSION, 'admission'],
  [AccessPattern.DEDICATED_SERVICE_ACCOUNT, 'dedicated-service-account'],
  [AccessPattern.KUBELET_CREDENTIAL_PROVIDER, 'kubelet-credential-provider'],
  [AccessPattern.NODE_IDENTITY, 'node-identity'],
])('%s prints as its name', (pattern, name) => {
  expect(pattern.name).toBe(name);
  expect(`${pattern}`).toBe(name);
});

test.each<[AccessPattern, string[]]>([
  [AccessPattern.WORKLOAD, ['usesPullSecret']],
  [AccessPattern.NAMESPACE, ['usesPullSecret', '_sharesPullSecrets']],
  [AccessPattern.ADMISSION, ['usesPullSecret', '_addsAtAdmission']],
  [AccessPattern.DEDICATED_SERVICE_ACCOUNT, ['usesPullSecret', '_makesServiceAccounts']],
  [AccessPattern.KUBELET_CREDENTIAL_PROVIDER, ['_annotatesServiceAccounts']],
  [AccessPattern.NODE_IDENTITY, []],
])('the traits of %s are %j', (pattern, traits) => {
  const all = [
    'usesPullSecret', '_sharesPullSecrets', '_makesServiceAccounts', '_annotatesServiceAccounts', '_addsAtAdmission',
  ] as const;
  expect(all.filter(trait => pattern[trait])).toEqual(traits);
});
