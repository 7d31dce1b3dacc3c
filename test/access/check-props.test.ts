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

test('the pattern that a message names is one that an entry has', () => {
  const credentials = [
    RegistryCredentials.existingSecret('pull', { covers: [Registry.ghcr()], pattern: AccessPattern.WORKLOAD }),
  ];
  expect(() => newAccess(newChart(), { credentials, serviceAccounts: ['app'] })).toThrow("'serviceAccounts' belongs to "
    + "the patterns 'namespace' and 'kubelet-credential-provider', got pattern 'workload'");
});

test('a ServiceAccount cannot be both declared and external, as by default `default` would be', () => {
  expect(() => newAccess(newChart(), { externalServiceAccounts: ['default'] }))
    .toThrow("'externalServiceAccounts' names 'default', which is declared here too, so that its list on the cluster "
      + "would be replaced: leave it out, or set 'serviceAccounts' without it ([])");
  expect(() => newAccess(newChart(), { externalServiceAccounts: ['default'], serviceAccounts: [] })).not.toThrow();
});

test('one can be declared in some namespaces, and be external in those that a selector finds', () => {
  expect(() => newAccess(newChart(), {
    credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.ghcr()] })],
    namespaces: ['payments'],
    namespaceSelector: { names: ['later'] },
    externalServiceAccounts: ['default'],
  })).not.toThrow();
});

test('secretsChart of another app', () => {
  expect(() => newAccess(newChart(), { secretsChart: newChart() }))
    .toThrow("'secretsChart' must be a chart of the same app");
});
