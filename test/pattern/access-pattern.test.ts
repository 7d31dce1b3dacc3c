import { AccessPattern } from '../../src';

test.each([
  [AccessPattern.WORKLOAD, 'workload'],
  [AccessPattern.NAMESPACE, 'namespace'],
  [AccessPattern.DEDICATED_SERVICE_ACCOUNT, 'dedicated-service-account'],
  [AccessPattern.KUBELET_CREDENTIAL_PROVIDER, 'kubelet-credential-provider'],
  [AccessPattern.NODE_IDENTITY, 'node-identity'],
])('%s prints as its name', (pattern, name) => {
  expect(pattern.name).toBe(name);
  expect(`${pattern}`).toBe(name);
});

test.each([
  [AccessPattern.WORKLOAD, true],
  [AccessPattern.NAMESPACE, true],
  [AccessPattern.DEDICATED_SERVICE_ACCOUNT, true],
  [AccessPattern.KUBELET_CREDENTIAL_PROVIDER, false],
  [AccessPattern.NODE_IDENTITY, false],
])('%s uses a pull secret: %s', (pattern, usesPullSecret) => {
  expect(pattern.usesPullSecret).toBe(usesPullSecret);
});
