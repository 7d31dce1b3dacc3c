import { App } from 'cdk8s';
import { ghcr, ghcrLogin, harborLogin, manifests, newAccess } from './support';
import { AccessPattern, CredentialProvider, ManifestSnapshot, Registry, RegistryCredentials } from '../../src';
import { deployment, newChart, pulls, serviceAccount } from '../attach/support';

const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const roleArn = 'arn:aws:iam::123456789012:role/pull';
const nodeIdentity = RegistryCredentials.nodeIdentity([ecr]);
const asNode = RegistryCredentials.credentialProvider(CredentialProvider.ecr({ registries: [ecr] }));
const asServiceAccount = RegistryCredentials.credentialProvider(CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { roleArn } }));
const web = { containers: [{ name: 'main', image: `${ecr.host}/web:1` }] };
const annotation = { 'eks.amazonaws.com/ecr-role-arn': roleArn };

describe('node identity', () => {
  test('needs nothing in the cluster, and its images are proven', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: AccessPattern.NODE_IDENTITY, credentials: [nodeIdentity] });
    access.grantPull(deployment(chart, 'web', web));
    expect(pulls(chart)).toEqual({ 'Deployment web': '' });
    expect(access.secrets).toEqual([]);
    expect(access.credentialProviderConfig).toBeUndefined();
  });

  test('mixes with a Secret for other registries, by the pattern of each', () => {
    const chart = newChart();
    const access = newAccess(chart, { credentials: [nodeIdentity, harborLogin] });
    access.grantPull(deployment(chart, 'web', { containers: [...web.containers, { name: 'proxy', image: 'registry.example.com/team/proxy:1' }] }));
    expect(pulls(chart)).toMatchObject({ 'ServiceAccount default': 'registry-pull' });
    expect(access.registries.map(String)).toEqual([ecr.host, 'registry.example.com']);
  });

  test('is an error where a pull secret for its registry is left', () => {
    const chart = newChart();
    newAccess(chart, { credentials: [nodeIdentity, RegistryCredentials.existingSecret('old', { covers: [ecr] })] });
    expect(() => manifests(chart)).toThrow(/names the pull secret 'old', which has a credential for '123456789012.*', and the nodes pull from there by themselves/);
  });

  test('may be granted by its registry', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: AccessPattern.WORKLOAD, credentials: [nodeIdentity, harborLogin] });
    access.grantPull(deployment(chart, 'web', web), { registries: [ecr] });
    expect(pulls(chart)).toMatchObject({ 'Deployment web': '' });
    expect(() => access.grantPull(chart, { registries: [ghcr] })).toThrow(/'registries' must name registries of 'chart\/Access'/);
  });
});

describe('a kubelet credential provider', () => {
  test('the whole manifest, where the program pulls as the ServiceAccount', () => {
    const chart = newChart();
    const access = newAccess(chart, {
      pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asServiceAccount], serviceAccounts: ['default'], secretName: undefined,
    });
    access.grantPull(deployment(chart, 'web', web));
    expect(ManifestSnapshot.ofChart(chart)).toMatchSnapshot();
    expect(access.credentialProviderConfig?.toYaml()).toContain('optionalServiceAccountAnnotationKeys');
  });

  test('annotates the ServiceAccounts of granted workloads, and no others', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asServiceAccount] });
    serviceAccount(chart, 'web');
    serviceAccount(chart, 'other');
    access.grantPull(deployment(chart, 'web', { ...web, serviceAccountName: 'web' }));
    const all = manifests(chart);
    expect(all['ServiceAccount payments/web'].metadata.annotations).toEqual(annotation);
    expect(all['ServiceAccount payments/other'].metadata.annotations).toBeUndefined();
  });

  test('that pulls as the node needs nothing in the cluster', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asNode] });
    access.grantPull(deployment(chart, 'web', web));
    expect(Object.keys(manifests(chart))).toEqual(['Deployment payments/web']);
  });

  test('lets nodes ask for tokens of the covered namespaces', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asServiceAccount], namespaces: ['payments', 'shop'] });
    expect(Object.keys(manifests(chart)).filter(name => name.startsWith('RoleBinding'))).toHaveLength(2);
  });

  test('that pulls as the ServiceAccount covers no image of a workload that was not granted', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asServiceAccount] });
    serviceAccount(chart, 'web');
    deployment(chart, 'web', { ...web, serviceAccountName: 'web' });
    expect(() => manifests(chart)).toThrow(/container 'main' pulls '.*\/web:1', for which the kubelet asks 'ecr-credential-provider' as ServiceAccount 'web', which lacks the annotation 'eks.amazonaws.com\/ecr-role-arn': grant the workload/);
  });

  test('covers a workload whose ServiceAccount the app annotates itself', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asServiceAccount] });
    serviceAccount(chart, 'web').metadata.addAnnotation('eks.amazonaws.com/ecr-role-arn', 'arn:aws:iam::123456789012:role/other');
    deployment(chart, 'web', { ...web, serviceAccountName: 'web' });
    expect(() => manifests(chart)).not.toThrow();
  });

  test('takes the annotations of external ServiceAccounts on trust', () => {
    const chart = newChart();
    const access = newAccess(chart, {
      pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asServiceAccount], externalServiceAccounts: ['elsewhere'],
    });
    access.grantPull(deployment(chart, 'web', { ...web, serviceAccountName: 'elsewhere' }));
    expect(() => manifests(chart)).not.toThrow();
  });

  test('refuses a grant in a namespace whose tokens the nodes may not ask for', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asServiceAccount] });
    const other = newChart(App.of(chart) as App, 'other', 'shop');
    serviceAccount(other, 'web');
    access.grantPull(deployment(other, 'web', { ...web, serviceAccountName: 'web' }));
    expect(() => manifests(chart)).toThrow(/is in namespace 'shop', and the nodes may ask for tokens of ServiceAccounts in namespace 'payments' only. Add the namespace/);
  });

  test('that pulls as the node may be granted anywhere', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asNode] });
    access.grantPull(deployment(newChart(App.of(chart) as App, 'other', 'shop'), 'web', web));
    expect(() => manifests(chart)).not.toThrow();
  });

  test('shares declared ServiceAccounts with the pattern namespace', () => {
    const chart = newChart();
    newAccess(chart, { credentials: [asServiceAccount, harborLogin], serviceAccounts: ['web'] });
    expect(manifests(chart)['ServiceAccount payments/web']).toMatchObject({ metadata: { annotations: annotation }, imagePullSecrets: [{ name: 'registry-pull' }] });
  });
});

test.each([AccessPattern.NODE_IDENTITY, AccessPattern.KUBELET_CREDENTIAL_PROVIDER])('the pattern %s is refused for credentials that need a Secret', pattern => {
  expect(() => newAccess(newChart(), { pattern, credentials: [ghcrLogin] })).toThrow(
    /'credentials' has credentials for ghcr.io from .*, which come in a pull secret, and the pattern '.*' has none: use another pattern for them/);
});

test('what is no RegistryCredentials is refused by its name', () => {
  expect(() => newAccess(newChart(), { credentials: [CredentialProvider.ecr({ registries: [ecr] }) as any] })).toThrow(
    "'credentials' must hold RegistryCredentials, got CredentialProvider: make them with one of its factories");
});
