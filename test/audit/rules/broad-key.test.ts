import { findingsOf, pullSecret } from '../support';

test.each([
  '*', '*.io', '*.*.com', '*.azurecr.io', 'https://*.jfrog.io', '*.dkr.ecr.*.amazonaws.com',
  '123456789012.dkr.ecr.*.amazonaws.com', '*:5000',
])('%s is too broad', key => {
  expect(findingsOf('PRA209', [pullSecret('pull', [key])])).toHaveLength(1);
});

test.each([
  'reg.io', '*.registry.example.com', 'acme.azurecr.io', '*.dkr.ecr.eu-west-1.amazonaws.com', 'europe-docker.pkg.dev/*',
])('%s is not', key => {
  expect(findingsOf('PRA209', [pullSecret('pull', [key])])).toEqual([]);
});
