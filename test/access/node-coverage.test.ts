import { App } from 'cdk8s';
import { manifests, newAccess } from './support';
import { AccessPattern, CredentialProvider, Registry, RegistryCredentials } from '../../src';
import { deployment, newChart, serviceAccount } from '../attach/support';
import { annotation, asNode, asServiceAccount, ecr, irsa, role, web } from '../node/support';

const pattern = AccessPattern.KUBELET_CREDENTIAL_PROVIDER;

test('a program annotates the ServiceAccounts of granted workloads, and no others', () => {
  const chart = newChart();
  const access = newAccess(chart, { pattern, credentials: [asServiceAccount] });
  serviceAccount(chart, 'web');
  serviceAccount(chart, 'other');
  access.grantPull(deployment(chart, 'web', { ...web, serviceAccountName: 'web' }));
  const all = manifests(chart);
  expect(all['ServiceAccount payments/web'].metadata.annotations).toEqual(annotation);
  expect(all['ServiceAccount payments/other'].metadata.annotations).toBeUndefined();
});

test('a program that pulls as the ServiceAccount covers no image of a workload that was not granted', () => {
  const chart = newChart();
  newAccess(chart, { pattern, credentials: [asServiceAccount] });
  serviceAccount(chart, 'web');
  deployment(chart, 'web', { ...web, serviceAccountName: 'web' });
  expect(() => manifests(chart)).toThrow(
    /container 'main' pulls '.*\/web:1', for which the kubelet asks 'ecr-credential-provider' as ServiceAccount 'web', which lacks the annotation 'eks.amazonaws.com\/ecr-role-arn': grant the workload/,
  );
});

test('a program covers a workload whose ServiceAccount the app annotates itself', () => {
  const chart = newChart();
  newAccess(chart, { pattern, credentials: [asServiceAccount] });
  serviceAccount(chart, 'web').metadata.addAnnotation(
    'eks.amazonaws.com/ecr-role-arn', 'arn:aws:iam::123456789012:role/other',
  );
  deployment(chart, 'web', { ...web, serviceAccountName: 'web' });
  expect(() => manifests(chart)).not.toThrow();
});

test('annotations of external ServiceAccounts are taken on trust', () => {
  const chart = newChart();
  const access = newAccess(chart, {
    pattern,
    credentials: [asServiceAccount],
    externalServiceAccounts: ['elsewhere'],
  });
  access.grantPull(deployment(chart, 'web', { ...web, serviceAccountName: 'elsewhere' }));
  expect(() => manifests(chart)).not.toThrow();
});

test('a grant in a namespace whose tokens the nodes may not ask for is refused', () => {
  const chart = newChart();
  const access = newAccess(chart, { pattern, credentials: [asServiceAccount] });
  const other = newChart(App.of(chart) as App, 'other', 'shop');
  serviceAccount(other, 'web');
  access.grantPull(deployment(other, 'web', { ...web, serviceAccountName: 'web' }));
  expect(() => manifests(chart)).toThrow(
    /is in namespace 'shop', and the nodes may ask for tokens of ServiceAccounts in namespace 'payments' only. Add the namespace/,
  );
});

test('a program that pulls as the node may be granted anywhere', () => {
  const chart = newChart();
  const access = newAccess(chart, { pattern, credentials: [asNode] });
  access.grantPull(deployment(newChart(App.of(chart) as App, 'other', 'shop'), 'web', web));
  expect(() => manifests(chart)).not.toThrow();
});

test('a program is granted by its registries: the annotations of others are not written', () => {
  const chart = newChart();
  const quay = RegistryCredentials.credentialProvider(
    CredentialProvider.of('quay-credential-provider', {
      registries: [Registry.quay()],
      serviceAccountToken: {
        audience: 'quay.io', annotations: { 'example.com/team': 'web' }, optionalAnnotationKeys: ['example.com/team'],
      },
    }),
  );
  const access = newAccess(chart, {
    pattern, credentials: [asServiceAccount, quay],
  });
  ['web', 'both'].forEach(name => serviceAccount(chart, name));
  access.grantPull(
    deployment(chart, 'web', { serviceAccountName: 'web', containers: [{ name: 'main', image: 'quay.io/a/b:1' }] }),
    { registries: [Registry.quay()] },
  );
  access.grantPull(deployment(chart, 'both', { ...web, serviceAccountName: 'both' }));
  const all = manifests(chart);
  expect(all['ServiceAccount payments/web'].metadata.annotations).toEqual({ 'example.com/team': 'web' });
  expect(all['ServiceAccount payments/both'].metadata.annotations)
    .toEqual({ ...annotation, 'example.com/team': 'web' });
});

describe('a program with certain ServiceAccounts', () => {
  const puller = RegistryCredentials.credentialProvider(
    CredentialProvider.ecr({
      registries: [ecr], serviceAccounts: { identity: irsa }, serviceAccountNames: ['puller'],
    }),
  );

  test('refuses a grant of a workload that runs as another', () => {
    const chart = newChart();
    serviceAccount(chart, 'app');
    newAccess(chart, { pattern, credentials: [puller] }).grantPull(
      deployment(chart, 'web', { ...web, serviceAccountName: 'app' }),
    );
    expect(() => manifests(chart)).toThrow("Deployment 'payments/web' (chart/Deployment-web) runs as ServiceAccount "
      + "'app', and the nodes may ask for tokens of 'puller' only: add 'app' to 'serviceAccountNames' of credential "
      + "provider 'ecr-credential-provider', or grant only the registries of others ('registries')");
  });

  test('refuses a grant of another', () => {
    const chart = newChart();
    newAccess(chart, { pattern, credentials: [puller] }).grantPull(serviceAccount(chart, 'app'));
    expect(() => manifests(chart)).toThrow("ServiceAccount 'payments/app' (chart/ServiceAccount-app) is granted, and "
      + "the nodes may ask for tokens of 'puller' only");
  });

  test('a program annotates them alone', () => {
    const chart = newChart();
    ['app', 'puller'].forEach(name => serviceAccount(chart, name));
    deployment(chart, 'web', { ...web, serviceAccountName: 'puller' });
    newAccess(chart, { pattern, credentials: [puller], serviceAccounts: ['job'] }).grantPull(chart);
    const all = manifests(chart);
    expect(['app', 'job', 'puller'].map(name => all[`ServiceAccount payments/${name}`].metadata.annotations))
      .toEqual([undefined, undefined, annotation]);
  });

  test('covers no image of a workload that runs as another, though that is annotated', () => {
    const chart = newChart();
    newAccess(chart, { pattern, credentials: [puller] });
    serviceAccount(chart, 'app').metadata.addAnnotation('eks.amazonaws.com/ecr-role-arn', role);
    deployment(chart, 'web', { ...web, serviceAccountName: 'app' });
    expect(() => manifests(chart)).toThrow("for which the kubelet asks 'ecr-credential-provider' as ServiceAccount "
      + "'app', which is not one of its 'serviceAccountNames' ('puller'): add it there, or let the workload run as "
      + 'one of them');
  });
});

describe('a program with patterns of images', () => {
  const matchImages = ['*.registry.example.com/team'];
  const prove = (provider: CredentialProvider, image: string, isGranted = false, options: object = {}) => {
    const chart = newChart();
    serviceAccount(chart, 'web');
    const target = deployment(chart, 'web', { serviceAccountName: 'web', containers: [{ name: 'main', image }] });
    const coverage = {
      privateRegistries: [Registry.harbor('eu.registry.example.com'), Registry.harbor('a.eu.registry.example.com')],
    };
    const access = newAccess(chart, {
      pattern, credentials: [RegistryCredentials.credentialProvider(provider)], coverage, ...options,
    });
    if (isGranted) {
      access.grantPull(target);
    }
    return () => manifests(chart);
  };
  const own = CredentialProvider.of('own-provider', { matchImages });
  const beside = CredentialProvider.of('own-provider', { matchImages, registries: [ecr] });
  const annotated = CredentialProvider.of('own-provider', {
    matchImages,
    serviceAccountToken: {
      audience: 'registry', annotations: { 'example.com/team': 'web' }, requiredAnnotationKeys: ['example.com/team'],
    },
  });

  test.each([own, beside])('covers what they match, as the kubelet matches: %s', provider => {
    expect(prove(provider, 'eu.registry.example.com/team/app:1')).not.toThrow();
    expect(prove(provider, 'eu.registry.example.com/other/app:1'))
      .toThrow(/'eu.registry.example.com', which is private, and no credential reaches it/);
    expect(prove(provider, 'a.eu.registry.example.com/team/app:1')).toThrow(/no credential reaches it/);
  });

  test('covers, beside what registries match, no more of it than their registries', () => {
    expect(prove(beside, ecr.host.replace('1234', '4321') + '/app:1')).toThrow(/no credential reaches it/);
  });

  test('covers workloads whose ServiceAccount has the annotations that it needs', () => {
    const image = 'eu.registry.example.com/team/app:1';
    expect(prove(annotated, image, true)).not.toThrow();
    expect(prove(annotated, image)).toThrow(
      /for which the kubelet asks 'own-provider' as ServiceAccount 'web', which lacks the annotation 'example.com\/team'/,
    );
    expect(prove(annotated, 'us.registry.example.com/team/app:1'))
      .toThrow(/for which the kubelet asks 'own-provider'/);
    expect(prove(annotated, 'us.registry.example.com/other/app:1')).not.toThrow();
  });

  test('is in the file of the nodes', () => {
    const access = newAccess(newChart(), { pattern, credentials: [RegistryCredentials.credentialProvider(own)] });
    expect(access.registries).toEqual([]);
    expect(access.credentialProviderConfig!.toYaml()).toContain('"*.registry.example.com/team"');
  });
});
