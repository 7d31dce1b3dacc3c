import { RegistryKind } from '../../registry';
import { AzureBinding } from '../binding';
import type { AzureIdentityPlan } from './part-plan';
import { Token, TokenCloud } from './token-cloud';

/** https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token */
const METADATA = 'http://169.254.169.254';

export const AZURE: TokenCloud = {
  kinds: [RegistryKind.ACR],
  identities: {
    azureWorkloadIdentity: '{ clientId, tenantId }',
    azureManagedIdentity: 'tenantId',
    azureServicePrincipal: '{ clientId, tenantId, secretName }',
  },

  // One for each registry.
  nameOf: ({ host }) => host.replace(/\./g, '-'),

  lifetimeOf: ({ tokenLifetime }) => tokenLifetime!,

  partOf: ({ registry: { host }, keys, binding }: Token<AzureBinding>) => ({
    provider: 'acr',
    keys,
    registry: `https://${host}`,
    tenant: binding.tenant,
    identity: identityPlan(binding),
  }),
};

/**
 * The authority is that of the cloud:
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
function identityPlan({ method, authority, tenant, client, file }: AzureBinding): AzureIdentityPlan {
  return method === 'managed' ? { method, url: METADATA, ...client !== '' && { client } }
    : { method, tokenUrl: `https://${authority}/${tenant}/oauth2/v2.0/token`, client, file };
}
