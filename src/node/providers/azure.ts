import { Duration } from 'cdk8s';
import { checkGuid, cloudOf } from '../../identity/azure/strategy';
import { AzureCloud, RegistryKind } from '../../registry';
import {
  AzureCredentialProviderProps, AzureServiceAccountPullProps, ServiceAccountTokenCache, ServiceAccountTokenProps,
} from '../credential-provider-props';
import { checkRegistries, commonFacts, ProviderFacts } from '../provider-facts';

const FACTORY = 'CredentialProvider.azure';
const CLIENT_ANNOTATION = 'kubernetes.azure.com/acr-client-id';
const TENANT_ANNOTATION = 'kubernetes.azure.com/acr-tenant-id';

/**
 * `acr-credential-provider`, whose one argument is the file of the cloud.
 * Source: https://github.com/kubernetes-sigs/cloud-provider-azure/blob/master/pkg/credentialprovider/azure_credentials.go
 */
export function azureProvider(props: AzureCredentialProviderProps): ProviderFacts {
  const registries = checkRegistries(FACTORY, props.registries, [RegistryKind.ACR]);
  const { configFile = '/etc/kubernetes/azure.json', serviceAccounts } = props;
  if (!configFile.startsWith('/')) {
    throw new Error(`${FACTORY}: 'configFile' must be an absolute path on the nodes: got '${configFile}'`);
  }
  return {
    ...commonFacts('acr-credential-provider', props),
    registries,
    // Three hours are documented; tokens with 35 minutes to live were seen.
    tokenLifetime: Duration.minutes(35),
    args: [configFile],
    serviceAccountToken: serviceAccounts && tokenFor(serviceAccounts),
  };
}

/**
 * Both annotations are required: given a token without them, the program fails, and does not try the identity of the node. So it is not called for
 * pods without a ServiceAccount either.
 */
function tokenFor({ clientId, tenantId, cloud = AzureCloud.PUBLIC }: AzureServiceAccountPullProps): ServiceAccountTokenProps {
  return {
    audience: cloudOf(FACTORY, cloud).federationAudience,
    cacheType: ServiceAccountTokenCache.SERVICE_ACCOUNT,
    requireServiceAccount: true,
    requiredAnnotationKeys: [CLIENT_ANNOTATION, TENANT_ANNOTATION],
    annotations: {
      [CLIENT_ANNOTATION]: checkGuid(FACTORY, 'clientId', clientId),
      [TENANT_ANNOTATION]: checkGuid(FACTORY, 'tenantId', tenantId),
    },
  };
}
