import { IdentityStrategy } from '../strategy';
import { azureStrategy, checkGuid } from './strategy';

/** Which managed identity of the nodes is meant. */
export interface AzureManagedIdentityProps {
  /** ID of its tenant. */
  readonly tenantId: string;

  /**
   * Client ID of a user-assigned identity.
   *
   * @default - the system-assigned identity, or the only one that the nodes have
   */
  readonly clientId?: string;
}

const FACTORY = 'CloudIdentity.azureManagedIdentity';

/** https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token. */
export function azureManagedIdentity({ clientId, tenantId }: AzureManagedIdentityProps): IdentityStrategy {
  return azureStrategy({
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
