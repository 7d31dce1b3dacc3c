import {
  CloudIdentity, CredentialProvider, CredentialProviderConfig, CredentialProviderProps, Registry,
  RegistryCredentials, ServiceAccountTokenProps,
} from '../../src';

export const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
export const chinaEcr = Registry.ecr({ account: '123456789012', region: 'cn-north-1' });
export const artifactRegistry = Registry.artifactRegistry({ location: 'europe-west1', project: 'acme-prod' });
export const acr = Registry.acr('contoso');
export const harbor = Registry.harbor('registry.example.com');

export const role = 'arn:aws:iam::123456789012:role/pull';
export const clientId = '11111111-1111-4111-8111-111111111111';
export const tenantId = '22222222-2222-4222-8222-222222222222';
export const irsa = CloudIdentity.irsa(role);
export const azureIdentity = CloudIdentity.azureWorkloadIdentity({ clientId, tenantId });
export const cluster = { project: 'acme-prod', location: 'europe-west1', cluster: 'prod' };

/** The program of ECR, that pulls as the node or as ServiceAccounts, which then have the annotation. */
export const asNode = RegistryCredentials.credentialProvider(CredentialProvider.ecr({ registries: [ecr] }));
export const asServiceAccount = RegistryCredentials.credentialProvider(
  CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa } }),
);
export const annotation = { 'eks.amazonaws.com/ecr-role-arn': role };

/** A pod spec with an image of ECR. */
export const web = { containers: [{ name: 'main', image: `${ecr.host}/web:1` }] };

/** A program of no cloud. */
export function provider(props: CredentialProviderProps = {}, name = 'harbor-credential-provider'): CredentialProvider {
  return CredentialProvider.of(name, { registries: [harbor], ...props });
}

/** A program of no cloud that gets tokens. */
export function tokenProvider(
  props: Partial<ServiceAccountTokenProps> = {}, name?: string, more: CredentialProviderProps = {},
): CredentialProvider {
  return provider({ serviceAccountToken: { audience: 'registry.example.com', ...props }, ...more }, name);
}

export function configOf(...providers: CredentialProvider[]): CredentialProviderConfig {
  return CredentialProviderConfig.of(providers);
}
