import { App, Chart } from 'cdk8s';
import { harborLogin, newAccess } from './support';
import { AccessPattern, PrivateRegistryAccessProps, Registry, RegistryCredentials } from '../../src';

const newChart = () => new Chart(new App(), 'payments', { namespace: 'payments' });

test.each([
  'namespaces', 'serviceAccounts', 'keepPullSecrets', 'externalServiceAccounts',
] as const)('%s as one text is not a list', property => {
  expect(() => newAccess(newChart(), { [property]: 'payments' as any }))
    .toThrow(`'${property}' must be a list, got string: write ${property}: ['payments']`);
});

test.each([AccessPattern.WORKLOAD, AccessPattern.NODE_IDENTITY])(
  'externalServiceAccounts are an error with pattern %s, which uses none', pattern => {
    const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
    const credentials = pattern.usesPullSecret ? [harborLogin] : [RegistryCredentials.nodeIdentity([ecr])];
    expect(() => newAccess(newChart(), { pattern, credentials, externalServiceAccounts: ['ghost'] }))
      .toThrow(`'externalServiceAccounts' has no effect, as pattern '${pattern}' uses no ServiceAccounts`);
  });

test.each([
  ['another app', () => newChart()],
  ['no chart', () => 'secrets' as any],
])('secretsChart of %s', (_, secretsChart) => {
  expect(() => newAccess(newChart(), { secretsChart: secretsChart() }))
    .toThrow("'secretsChart' must be a chart of the same app");
});

test.each<[string, Partial<PrivateRegistryAccessProps>]>([
  ['are missing', { credentials: undefined as any }],
  ['stand alone', { credentials: harborLogin as any }],
  ['hold something else', { credentials: [null as any] }],
])('credentials that %s', (_, props) => {
  expect(() => newAccess(newChart(), { pattern: AccessPattern.WORKLOAD, ...props }))
    .toThrow(/^'credentials' must (hold|be)/);
});
