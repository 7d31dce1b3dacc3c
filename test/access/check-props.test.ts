import { App, Chart } from 'cdk8s';
import { harborLogin, newAccess } from './support';
import { AccessPattern, Registry, RegistryCredentials } from '../../src';

const newChart = () => new Chart(new App(), 'payments', { namespace: 'payments' });

test.each([AccessPattern.WORKLOAD, AccessPattern.NODE_IDENTITY])(
  'externalServiceAccounts are an error with pattern %s, which uses none', pattern => {
    const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
    const credentials = pattern.usesPullSecret ? [harborLogin] : [RegistryCredentials.nodeIdentity([ecr])];
    expect(() => newAccess(newChart(), { pattern, credentials, externalServiceAccounts: ['ghost'] }))
      .toThrow(`'externalServiceAccounts' has no effect, as pattern '${pattern}' uses no ServiceAccounts`);
  });

test('secretsChart of another app', () => {
  expect(() => newAccess(newChart(), { secretsChart: newChart() }))
    .toThrow("'secretsChart' must be a chart of the same app");
});
