import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { ghcr, ghcrLogin, harborLogin, manifests, newAccess } from './support';
import {
  AccessPattern, CloudIdentity, CredentialProvider, ManifestSnapshot, Registry, RegistryCredentials, TargetKubernetes,
} from '../../src';
import { deployment, newChart, pulls } from '../attach/support';
import { annotation, asNode, asServiceAccount, ecr, irsa, web } from '../node/support';
import { temporaryFolder } from '../support/folder';

const nodeIdentity = RegistryCredentials.nodeIdentity([ecr]);

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
    access.grantPull(
      deployment(chart, 'web', {
        containers: [...web.containers, { name: 'proxy', image: 'registry.example.com/team/proxy:1' }],
      }),
    );
    expect(pulls(chart)).toMatchObject({ 'ServiceAccount default': 'registry-pull' });
    expect(access.registries.map(String)).toEqual([ecr.host, 'registry.example.com']);
  });

  test('is an error where a pull secret for its registry is left', () => {
    const chart = newChart();
    newAccess(chart, { credentials: [nodeIdentity, RegistryCredentials.existingSecret('old', { covers: [ecr] })] });
    expect(() => manifests(chart)).toThrow(
      /names the pull secret 'old', which has a credential for '123456789012.*', and the nodes pull from there by themselves/,
    );
  });

  test('may be granted by its registry', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: AccessPattern.WORKLOAD, credentials: [nodeIdentity, harborLogin] });
    access.grantPull(deployment(chart, 'web', web), { registries: [ecr] });
    expect(pulls(chart)).toMatchObject({ 'Deployment web': '' });
    expect(() => access.grantPull(chart, { registries: [ghcr] }))
      .toThrow(/'registries' must name registries of 'chart\/Access'/);
  });
});

describe('a kubelet credential provider', () => {
  test('the whole manifest, where the program pulls as the ServiceAccount', () => {
    const chart = newChart();
    const access = newAccess(chart, {
      pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
      credentials: [asServiceAccount],
      serviceAccounts: ['default'],
      secretName: undefined,
    });
    access.grantPull(deployment(chart, 'web', web));
    expect(ManifestSnapshot.ofChart(chart)).toMatchSnapshot();
    expect(access.credentialProviderConfig?.toYaml()).toContain('optionalServiceAccountAnnotationKeys');
  });

  test('that pulls as the node needs nothing in the cluster', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asNode] });
    access.grantPull(deployment(chart, 'web', web));
    expect(Object.keys(manifests(chart))).toEqual(['Deployment payments/web']);
  });

  test('lets nodes ask for tokens of the covered namespaces', () => {
    const chart = newChart();
    newAccess(chart, {
      pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
      credentials: [asServiceAccount],
      namespaces: ['payments', 'shop'],
    });
    expect(Object.keys(manifests(chart)).filter(name => name.startsWith('RoleBinding'))).toHaveLength(2);
  });

  test('shares declared ServiceAccounts with the pattern namespace', () => {
    const chart = newChart();
    newAccess(chart, { credentials: [asServiceAccount, harborLogin], serviceAccounts: ['web'] });
    expect(manifests(chart)['ServiceAccount payments/web'])
      .toMatchObject({ metadata: { annotations: annotation }, imagePullSecrets: [{ name: 'registry-pull' }] });
  });
});

describe('what the nodes are told and granted', () => {
  const pattern = AccessPattern.KUBELET_CREDENTIAL_PROVIDER;
  const acr = Registry.acr('contoso');
  const azure = CloudIdentity.azureWorkloadIdentity({
    clientId: '11111111-1111-4111-8111-111111111111', tenantId: '22222222-2222-4222-8222-222222222222',
  });
  const nodes = RegistryCredentials.nodeIdentity(
    [ecr], CloudIdentity.awsNodeRole('arn:aws:iam::123456789012:role/nodes'),
  );
  const folder = temporaryFolder();

  test('is what they pull as themselves with, and then what the refresher needs', () => {
    const token = RegistryCredentials.token(acr, {
      identity: CloudIdentity.azureManagedIdentity(
        '22222222-2222-4222-8222-222222222222', '11111111-1111-4111-8111-111111111111',
      ),
    });
    const access = newAccess(newChart(), { credentials: [token, nodes] });
    expect(access.cloudGrants.map(({ account, grantees, resources }) => [account, grantees, resources])).toEqual([
      ['123456789012', ['arn:aws:iam::123456789012:role/nodes'], [ecr.host]],
      ['22222222-2222-4222-8222-222222222222', ['11111111-1111-4111-8111-111111111111'], [acr.host]],
    ]);
    expect(access.cloudGrants.slice(1)).toEqual(access.refresher!.cloudGrants);
  });

  test('is nothing for other credentials and for programs that pull as the node', () => {
    const access = newAccess(newChart(), { credentials: [harborLogin, asNode] });
    expect([access.cloudGrants, access.cloudTrust()]).toEqual([[], []]);
    expect(newAccess(newChart()).cloudTrust()).toEqual([]);
  });

  test('is written into a folder, and what programs and the refresher need is not', () => {
    const token = RegistryCredentials.token(acr, {
      identity: CloudIdentity.azureManagedIdentity('22222222-2222-4222-8222-222222222222'),
    });
    const asAzure = RegistryCredentials.credentialProvider(
      CredentialProvider.azure({ registries: [acr.withPath('apps')], serviceAccounts: { identity: azure } }),
    );
    const quay = RegistryCredentials.credentialProvider(
      CredentialProvider.of('quay-credential-provider', { registries: [Registry.quay()] }),
    );
    const access = newAccess(newChart(), { credentials: [nodes, quay, asAzure, token] });
    const files = ['credential-provider-config.yaml', 'node-permissions.json', 'node-policy.json'];
    expect(access.writeNodeFiles(join(folder, 'eu/nodes'))).toEqual(files.map(file => join(folder, 'eu/nodes', file)));
    expect(readFileSync(join(folder, 'eu/nodes', files[0]), 'utf-8')).toBe(access.credentialProviderConfig!.toYaml());
    expect(JSON.parse(readFileSync(join(folder, 'eu/nodes', files[1]), 'utf-8')))
      .toEqual(access.cloudGrants.slice(0, 1));
    expect(JSON.parse(readFileSync(join(folder, 'eu/nodes', files[2]), 'utf-8')))
      .toEqual(access.cloudGrants[0].policyDocument);
  });

  test('is not a file where nodes have nothing to do', () => {
    expect(newAccess(newChart()).writeNodeFiles(join(folder, 'nothing'))).toEqual([]);
    expect(readdirSync(folder)).not.toContain('nothing');
  });

  test('bounds tokens to ServiceAccounts of some namespaces, by a role of a given name', () => {
    const chart = newChart();
    const provider = CredentialProvider.ecr({
      registries: [ecr], serviceAccounts: { identity: irsa }, serviceAccountNames: ['web'],
    });
    newAccess(chart, {
      pattern,
      credentials: [RegistryCredentials.credentialProvider(provider)],
      namespaces: ['payments', 'shop'],
      nodeRoleName: 'pull-tokens',
    });
    const [clusterRole, ...bindings] = Testing.synth(chart);
    expect(clusterRole.metadata.name).toBe('pull-tokens');
    expect(clusterRole.rules).toEqual([
      {
        apiGroups: [''],
        resources: ['sts.amazonaws.com'],
        resourceNames: ['web'],
        verbs: ['request-serviceaccounts-token-audience'],
      },
    ]);
    expect(
      bindings.map(({ kind, metadata, roleRef }) => [kind, metadata.namespace, metadata.name, roleRef.name]),
    ).toEqual([
      ['RoleBinding', 'payments', 'pull-tokens', 'pull-tokens'],
      ['RoleBinding', 'shop', 'pull-tokens', 'pull-tokens'],
    ]);
  });

  test('is for all namespaces where none is known', () => {
    const chart = new Chart(Testing.app(), 'chart', { disableResourceNameHashes: true });
    newAccess(chart, { pattern, credentials: [asServiceAccount] });
    expect(Testing.synth(chart).map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace])).toEqual([
      ['ClusterRole', 'chart-access-nodeaccess-clusterrole', undefined],
      ['ClusterRoleBinding', 'chart-access-nodeaccess-clusterrole', undefined],
    ]);
  });

  test.each<[string, RegistryCredentials[], string, string]>([
    ['that cannot be', [asServiceAccount], 'A', "'nodeRoleName' must be a DNS subdomain"],
    ['without tokens', [asNode], 'pull',
      "'nodeRoleName' (pull) has no effect, as no credential provider gets a token of a ServiceAccount: leave it out"],
    ['without programs', [nodes], 'pull', "'nodeRoleName' (pull) has no effect"],
    ['without nodes', [harborLogin], 'pull', "'nodeRoleName' (pull) has no effect"],
  ])('has no role with a name %s', (_, credentials, nodeRoleName, problem) => {
    expect(() => newAccess(newChart(), { credentials, nodeRoleName })).toThrow(problem);
  });

  test('is for the target version', () => {
    const app = Testing.app();
    TargetKubernetes.set(app, '1.36');
    expect(
      newAccess(newChart(app), { pattern, credentials: [asServiceAccount] }).credentialProviderConfig!
        .kubernetesVersion,
    ).toBe('1.36');
  });

  test('cannot have tokens before the target version has them', () => {
    const app = Testing.app();
    TargetKubernetes.set(app, '1.33');
    expect(() => newAccess(newChart(app), { pattern, credentials: [asServiceAccount] })).toThrow('has only in alpha');
  });
});

test.each([
  AccessPattern.NODE_IDENTITY, AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
])('the pattern %s is refused for credentials that need a Secret', pattern => {
  expect(() => newAccess(newChart(), { pattern, credentials: [ghcrLogin] })).toThrow(
    /'credentials' has credentials for ghcr.io from .*, which come in a pull secret, and the pattern '.*' has none: use another pattern for them/,
  );
});
