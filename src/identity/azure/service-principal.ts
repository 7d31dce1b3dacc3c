import { AzureCloud } from '../../registry';
import { secretFile, secretPath } from '../secret-file';
import { IdentityStrategy } from '../strategy';
import { azureStrategy, checkGuid, cloudOf } from './strategy';

/** Which service principal is meant, and where its client secret is. */
export interface AzureServicePrincipalProps {
  /** Client ID of the application. */
  readonly clientId: string;

  /** ID of its tenant. */
  readonly tenantId: string;

  /** Name of a Secret in the namespace that tokens are fetched in. */
  readonly secretName: string;

  /**
   * Key of the Secret whose value is the client secret.
   * @default 'AZURE_CLIENT_SECRET'
   */
  readonly clientSecretKey?: string;

  /**
   * Azure cloud that it is in.
   * @default AzureCloud.PUBLIC
   */
  readonly cloud?: AzureCloud;
}

const FACTORY = 'CloudIdentity.azureServicePrincipal';

export function azureServicePrincipal(props: AzureServicePrincipalProps): IdentityStrategy {
  const { clientId, tenantId, secretName, clientSecretKey = 'AZURE_CLIENT_SECRET', cloud = AzureCloud.PUBLIC } = props;
  const file = secretFile(FACTORY, secretName, 'clientSecretKey', clientSecretKey);
  return azureStrategy({
    kind: 'azureServicePrincipal',
    description: `Azure service principal ${clientId} of tenant ${tenantId}, with Secret '${secretName}'`,
    cloud,
    binding: {
      method: 'secret',
      authority: cloudOf(FACTORY, cloud).authority,
      tenant: checkGuid(FACTORY, 'tenantId', tenantId),
      client: checkGuid(FACTORY, 'clientId', clientId),
      file: secretPath(file),
      pod: { secretFiles: [file] },
    },
  });
}
