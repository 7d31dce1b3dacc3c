import {
  CloudIdentity, CredentialProvider, CredentialProviderConfig, CredentialProviderProps, Registry,
  ServiceAccountTokenProps,
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
