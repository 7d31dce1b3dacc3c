import { harborLogin, newAccess } from './support';
import { AccessPattern, CloudIdentity, CredentialProvider, PrivateRegistryAccessProps, Registry, RegistryCredentials } from '../../src';
import { newChart } from '../attach/support';

const pattern = AccessPattern.KUBELET_CREDENTIAL_PROVIDER;
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const acr = Registry.acr('contoso');
const roleArn = 'arn:aws:iam::123456789012:role/pull';
const clientId = '11111111-1111-4111-8111-111111111111';
const irsa = CloudIdentity.irsa(roleArn);
const azure = CloudIdentity.azureWorkloadIdentity({ clientId, tenantId: '22222222-2222-4222-8222-222222222222' });
const nodes = RegistryCredentials.nodeIdentity([ecr], CloudIdentity.awsNodeRole('arn:aws:iam::123456789012:role/nodes'));
const asServiceAccount = RegistryCredentials.credentialProvider(CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa } }));

test('identities of programs are between nodes and refresher', () => {
  const token = RegistryCredentials.token(acr, { identity: azure });
  const access = newAccess(newChart(), {
    credentials: [token, nodes, asServiceAccount], namespaces: ['payments', 'shop'], serviceAccounts: ['web'], refresh: { name: 'refresh', namespace: 'payments' },
  });
  expect(access.cloudGrants.map(({ grantee }) => grantee)).toEqual(['arn:aws:iam::123456789012:role/nodes', roleArn, clientId]);
  expect(access.cloudTrust('https://oidc.example.com').map(({ grantee, resources }) => [grantee, resources])).toEqual([
    ['system:serviceaccount:payments:web, system:serviceaccount:shop:web', [roleArn]],
    ['system:serviceaccount:payments:refresh', [clientId]],
  ]);
  expect(access.cloudTrust('https://oidc.example.com').slice(1)).toEqual(access.refresher!.cloudTrust('https://oidc.example.com'));
  expect(() => access.cloudTrust()).toThrow("'oidcIssuer' must be the issuer of the cluster's tokens");
});

test('the ServiceAccount that the pattern namespace declares is trusted, and those that are named in selected namespaces', () => {
  const trusted = (props: Partial<PrivateRegistryAccessProps>) =>
    newAccess(newChart(), props).cloudTrust('https://oidc.example.com').map(({ grantee }) => grantee);
  expect(trusted({ credentials: [harborLogin, asServiceAccount] })).toEqual(['system:serviceaccount:payments:default']);
  expect(trusted({ pattern, credentials: [asServiceAccount] })).toEqual([]);
  const named = CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa }, serviceAccountNames: ['web'] });
  expect(trusted({ pattern, credentials: [RegistryCredentials.credentialProvider(named)], namespaceSelector: { names: ['shop'] } }))
    .toEqual(['system:serviceaccount:shop:web']);
});
