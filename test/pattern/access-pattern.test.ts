import { AccessPattern } from '../../src';

test.each([
  [AccessPattern.WORKLOAD, 'workload'],
  [AccessPattern.NAMESPACE, 'namespace'],
  [AccessPattern.DEDICATED_SERVICE_ACCOUNT, 'dedicated-service-account'],
])('%s prints as its name', (pattern, name) => {
  expect(pattern.name).toBe(name);
  expect(`${pattern}`).toBe(name);
});
