import { Chart, Duration, Testing } from 'cdk8s';
import * as yaml from 'js-yaml';
import { ghcr, ghcrLogin, harbor, harborLogin, manifests, newAccess } from './support';
import { AccessPattern, ExternalCredentials, ExternalSecretStore, RegistryCredentials } from '../../src';
import { deployment, newChart, pulls } from '../attach/support';
import { sealed, sops } from '../encrypted/support';

const store = ExternalSecretStore.clusterSecretStore('vault');
const external = (registry = harbor) => RegistryCredentials.externalSecret(
  ExternalCredentials.login(registry, { store, key: `registries/${registry.host}`, usernameProperty: 'username', passwordProperty: 'password' }));
const existing = (covers = harbor) => RegistryCredentials.existingSecret('registry-pull', { covers: [covers] });
const image = 'registry.example.com/team/web:1';

describe('credentials from External Secrets', () => {
  test('share an ExternalSecret in each namespace, beside the Secret of other credentials', () => {
    const chart = newChart();
    const access = newAccess(chart, { credentials: [harborLogin, external(ghcr)], namespaces: ['payments', 'shop'] });
    expect(access.secrets.map(({ secretName, namespace }) => `${namespace}/${secretName}`)).toEqual([
      'payments/registry-pull', 'shop/registry-pull', 'payments/registry-pull-external', 'shop/registry-pull-external',
    ]);
    const all = manifests(chart);
    expect(all['ExternalSecret shop/registry-pull-external'].spec.target).toMatchObject({ name: 'registry-pull-external', template: { type: 'kubernetes.io/dockerconfigjson' } });
    expect(all['ServiceAccount shop/default'].imagePullSecrets).toEqual([{ name: 'registry-pull' }, { name: 'registry-pull-external' }]);
  });

  test('have an ExternalSecret for each registry with dedicated ServiceAccounts', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, credentials: [external(), external(ghcr)] });
    expect(Object.keys(manifests(chart))).toEqual([
      'ExternalSecret payments/registry-pull-external-registry-example-com', 'ExternalSecret payments/registry-pull-external-ghcr-io',
    ]);
  });

  test('cover the images of granted workloads', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.WORKLOAD, credentials: [external()] }).grantPull(deployment(chart, 'web', { containers: [{ name: 'main', image }] }));
    expect(pulls(chart)['Deployment web']).toBe('registry-pull-external');
  });

  test('are read as often as the options say', () => {
    const chart = newChart();
    newAccess(chart, { credentials: [external()], externalSecrets: { refreshInterval: Duration.minutes(10), labels: { team: 'payments' } } });
    expect(manifests(chart)['ExternalSecret payments/registry-pull-external'].spec).toMatchObject({
      refreshInterval: '10m0s', target: { template: { metadata: { labels: { team: 'payments' } } } },
    });
  });

  test('leave no use for options where there are none', () => {
    expect(() => newAccess(newChart(), { externalSecrets: {} })).toThrow(
      "'externalSecrets' of 'chart/Access' is for External Secrets, which makes none of the 'credentials': leave it out, or give RegistryCredentials.externalSecret(…)");
  });
});

test.each([
  ['an existing Secret and one that is made', [existing(), ghcrLogin]],
  ['an existing Secret twice', [existing(), existing(ghcr)]],
  ['one of a name that External Secrets makes too', [external(ghcr), RegistryCredentials.existingSecret('registry-pull-external', { covers: [harbor] })]],
  ['two that are encrypted', [
    RegistryCredentials.encryptedSecret({ texts: [yaml.dump(sealed())], covers: [harbor] }),
    RegistryCredentials.encryptedSecret({ texts: [yaml.dump(sops())], covers: [ghcr] }),
  ]],
])('two Secrets of one name are refused: %s', (_, credentials) => {
  expect(() => newAccess(newChart(), { credentials })).toThrow(
    /'credentials' come in two Secrets named '.*', credentials for .* and credentials for .*: give one of them another name/);
});

describe('encrypted credentials', () => {
  const text = (object: object) => yaml.dump(object);
  const anywhere = sealed({ metadata: { namespace: undefined }, annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' } });

  test('are written as they are, for each namespace the text that was sealed for it', () => {
    const chart = newChart();
    const texts = ['payments', 'shop'].map(namespace => text(sealed({ metadata: { namespace } })));
    const access = newAccess(chart, { credentials: [RegistryCredentials.encryptedSecret({ texts, covers: [harbor] })], namespaces: ['payments', 'shop'] });
    expect(access.secrets).toEqual(['payments', 'shop'].map(namespace => ({ secretName: 'harbor', namespace, covers: [harbor] })));
    const all = manifests(chart);
    expect(Object.keys(all)).toEqual([
      'SealedSecret payments/harbor', 'SealedSecret shop/harbor', 'ServiceAccount payments/default', 'ServiceAccount shop/default',
    ]);
    expect(all['SealedSecret shop/harbor'].spec.encryptedData).toEqual(sealed().spec.encryptedData);
  });

  test('of the scope cluster-wide go into every namespace', () => {
    const chart = newChart();
    newAccess(chart, { credentials: [RegistryCredentials.encryptedSecret({ texts: [text(anywhere)], covers: [harbor] })], namespaces: ['payments', 'shop'] });
    expect(Object.keys(manifests(chart)).slice(0, 2)).toEqual(['SealedSecret payments/harbor', 'SealedSecret shop/harbor']);
  });

  test('of the scope cluster-wide go where the manifests are applied to, in a chart without a namespace', () => {
    const chart = new Chart(Testing.app(), 'chart');
    const texts = [text(sealed({ annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' } }))];
    const access = newAccess(chart, { credentials: [RegistryCredentials.encryptedSecret({ texts, covers: [harbor] })], serviceAccounts: [] });
    expect(Testing.synth(chart)[0].metadata).not.toHaveProperty('namespace');
    expect(access.secrets).toEqual([{ secretName: 'harbor', namespace: undefined, covers: [harbor] }]);
  });

  test.each([
    ['kubeseal', RegistryCredentials.encryptedSecret({ texts: [text(sealed())], covers: [harbor] })],
    ['SOPS', RegistryCredentials.encryptedSecret({ texts: [text(sops())], covers: [harbor] })],
  ])('of %s cover the images of granted workloads', (_, credentials) => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.WORKLOAD, credentials: [credentials] }).grantPull(deployment(chart, 'web', { containers: [{ name: 'main', image }] }));
    expect(pulls(chart)['Deployment web']).toBe('harbor');
  });

  test('are an error for a namespace that none was encrypted for', () => {
    const credentials = [RegistryCredentials.encryptedSecret({ texts: [text(sealed())], covers: [harbor] })];
    expect(() => newAccess(newChart(), { credentials, namespaces: ['payments', 'shop'] })).toThrow(
      /none of which was encrypted for namespace 'shop': add a text for it, or one with the scope 'cluster-wide'/);
  });

  test('are an error if one of them is for another namespace', () => {
    const texts = ['payments', 'shop'].map(namespace => text(sealed({ metadata: { namespace } })));
    expect(() => newAccess(newChart(), { credentials: [RegistryCredentials.encryptedSecret({ texts, covers: [harbor] })] })).toThrow(
      /has the encrypted Secret 'harbor' for namespace 'shop', which is none of 'namespaces' \(namespace 'payments'\)/);
  });
});
