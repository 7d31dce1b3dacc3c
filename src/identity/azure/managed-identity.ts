import { IdentityStrategy } from '../strategy';
import { azureStrategy, checkGuid } from './strategy';

const FACTORY = 'CloudIdentity.azureManagedIdentity';

/** https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token. */
export function azureManagedIdentity(tenantId: string, clientId?: string): IdentityStrategy {
  return azureStrategy({
    kind: 'azureManagedIdentity',
    isOfNodes: true,
    description: `${clientId === undefined ? 'managed identity' : `managed identity ${clientId}`} of the nodes`,
    granteeText: 'the managed identity of the nodes',
    binding: {
      method: 'managed',
      authority: '',
      tenant: checkGuid(FACTORY, 'tenantId', tenantId),
      client: clientId === undefined ? '' : checkGuid(FACTORY, 'clientId', clientId),
      file: '',
      pod: { egress: [{ cidr: '169.254.169.254/32', port: 80 }] },
    },
  });
}
