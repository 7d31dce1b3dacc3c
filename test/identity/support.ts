import { AzureCloud, CloudGrant, CloudIdentity, Registry } from '../../src';

export const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
export const otherEcr = Registry.ecr({ account: '210987654321', region: 'us-east-1' }).withPath('apps');
export const chinaEcr = Registry.ecr({ account: '123456789012', region: 'cn-north-1' });
export const ecrPublic = Registry.ecrPublic();
export const artifactRegistry = Registry.artifactRegistry({
  location: 'europe-west1', project: 'acme-prod', repository: 'apps',
});
export const gcr = Registry.gcr();
export const acr = Registry.acr('contoso');
export const chinaAcr = Registry.acr('contoso', AzureCloud.CHINA);

export const role = 'arn:aws:iam::123456789012:role/pull';
export const otherRole = 'arn:aws:iam::210987654321:role/registry/pull';
export const account = 'pull@acme-prod.iam.gserviceaccount.com';
export const clientId = '11111111-1111-4111-8111-111111111111';
export const tenantId = '22222222-2222-4222-8222-222222222222';

export const workload = { namespace: 'registry', serviceAccountName: 'refresher' };
export const oidcIssuer = 'https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF';

/** Every kind of identity, with all that it takes, and a registry that it serves. */
export const IDENTITIES: [string, CloudIdentity, Registry[]][] = [
  ['irsa', CloudIdentity.irsa(role), [ecr, otherEcr, ecrPublic]],
  ['eksPodIdentity', CloudIdentity.eksPodIdentity(role), [ecr]],
  ['awsAccessKey',
    CloudIdentity.awsAccessKey({ secretName: 'aws-pull', userArn: 'arn:aws:iam::123456789012:user/pull' }), [ecr]],
  ['awsNodeRole', CloudIdentity.awsNodeRole(role), [ecr]],
  [
    'gkeWorkloadIdentity',
    CloudIdentity.gkeWorkloadIdentity({
      project: 'acme-prod', location: 'europe-west1', cluster: 'prod', projectNumber: '123456789',
    }),
    [artifactRegistry, gcr],
  ],
  [
    'gkeWorkloadIdentity with a service account',
    CloudIdentity.gkeWorkloadIdentity({
      project: 'acme-prod', location: 'europe-west1', cluster: 'prod', serviceAccount: account,
    }),
    [artifactRegistry],
  ],
  ['googleFederation',
    CloudIdentity.googleFederation({ projectNumber: '123456789', pool: 'clusters', provider: 'on-prem' }),
    [artifactRegistry]],
  ['googleNode', CloudIdentity.googleNode(account), [artifactRegistry]],
  ['azureWorkloadIdentity', CloudIdentity.azureWorkloadIdentity({ clientId, tenantId }), [acr]],
  ['azureManagedIdentity', CloudIdentity.azureManagedIdentity(tenantId, clientId), [acr]],
  ['azureServicePrincipal', CloudIdentity.azureServicePrincipal({ clientId, tenantId, secretName: 'azure-pull' }),
    [acr]],
];

/** The only permission that an identity needs. */
export function onlyPermission(identity: CloudIdentity, registries: Registry[]): CloudGrant {
  const [permission, ...others] = identity._permissions({ registries, ...workload });
  expect(others).toEqual([]);
  return permission;
}

/** All that an identity has to trust. */
export function trustOf(identity: CloudIdentity, assumeRoles?: string[]): CloudGrant[] {
  return identity._trust({ ...workload, oidcIssuer, assumeRoles });
}
