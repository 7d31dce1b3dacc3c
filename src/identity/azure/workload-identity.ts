import { AzureCloud } from '../../registry';
import { IDENTITY_MOUNT } from '../binding';
import { issuerOf, tokenSubject } from '../oidc';
import { IdentityStrategy } from '../strategy';
import { federationCommand } from './commands';
import { azureStrategy, checkGuid, cloudOf } from './strategy';

/** Which application or user-assigned managed identity trusts the cluster. */
export interface AzureWorkloadIdentityProps {
  /** Client ID of the managed identity or application. */
  readonly clientId: string;

  /** ID of its tenant. */
  readonly tenantId: string;

  /**
   * Azure cloud that it is in.
   * @default AzureCloud.PUBLIC
   */
  readonly cloud?: AzureCloud;
}

const FACTORY = 'CloudIdentity.azureWorkloadIdentity';

/**
 * The token is projected by us, and the pod has no label `azure.workload.identity/use`: it would only make the webhook
 * add a second token, to every container, and refuse the pod when it is down (`objectSelector` and
 * `failurePolicy: Fail` in
 * https://github.com/Azure/azure-workload-identity/blob/04d01a2f/charts/workload-identity-webhook/templates/azure-wi-webhook-mutating-webhook-configuration-mutatingwebhookconfiguration.yaml).
 * So the annotations are for people only.
 */
export function azureWorkloadIdentity({
  clientId, tenantId, cloud = AzureCloud.PUBLIC,
}: AzureWorkloadIdentityProps): IdentityStrategy {
  const { authority, federationAudience, suffix } = cloudOf(FACTORY, cloud);
  const file = `tokens/azure${suffix}`;
  return azureStrategy({
    kind: 'azureWorkloadIdentity',
    description: `Azure Workload Identity ${clientId} of tenant ${tenantId}`,
    cloud,
    binding: {
      method: 'federated',
      authority,
      tenant: checkGuid(FACTORY, 'tenantId', tenantId),
      client: checkGuid(FACTORY, 'clientId', clientId),
      file: `${IDENTITY_MOUNT}/${file}`,
      pod: {
        tokens: [{ audience: federationAudience, expirationSeconds: 3600, file }],
        serviceAccountAnnotations: {
          'azure.workload.identity/client-id': clientId,
          'azure.workload.identity/tenant-id': tenantId,
        },
      },
    },
    trust: props => {
      const token = { issuer: issuerOf(props), audience: federationAudience };
      return {
        account: tenantId,
        grantees: [tokenSubject(props)],
        resources: [clientId],
        ...token,
        commands: [federationCommand(props, tenantId, token)],
        documentation: 'https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster',
      };
    },
  });
}
