import { Duration } from 'cdk8s';
import { AzureBinding } from '../../identity/binding';
import { Registry, RegistryKind } from '../../registry';
import {
  CredentialProviderProps, ServiceAccountPullProps, ServiceAccountTokenProps,
} from '../credential-provider-props';
import { checkPullIdentity, cloudFacts, ProviderFacts } from '../provider-facts';

const CLIENT_ANNOTATION = 'kubernetes.azure.com/acr-client-id';
const TENANT_ANNOTATION = 'kubernetes.azure.com/acr-tenant-id';

/**
 * `acr-credential-provider`, whose one argument is the file of the cloud. Source:
 * https://github.com/kubernetes-sigs/cloud-provider-azure/blob/master/pkg/credentialprovider/azure_credentials.go
 */
export function azureProviderFacts(props: CredentialProviderProps): ProviderFacts {
  const facts = cloudFacts('azure', 'acr-credential-provider', [RegistryKind.ACR], props);
  const { args = ['/etc/kubernetes/azure.json'], serviceAccounts } = props;
  if (args.length !== 1 || !args[0].startsWith('/')) {
    throw new Error("CredentialProvider.azure: 'args' must be one absolute path on the nodes, that of the file of the "
      + `cloud: got ${JSON.stringify(args)}`);
  }
  return {
    ...facts,
    // Three hours are documented; tokens with 35 minutes to live were seen, as that is by its `iat` and `exp` in
    // https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md.
    tokenLifetime: Duration.minutes(35),
    args,
    serviceAccountToken: serviceAccounts && azureToken(serviceAccounts, facts.registries),
    identities: serviceAccounts && [serviceAccounts.identity!],
  };
}

/**
 * Both annotations are required: given a token without them, the program fails, and does not try the identity of the
 * node. So it is not called for pods without a ServiceAccount either.
 */
function azureToken({ identity }: ServiceAccountPullProps, registries: readonly Registry[]): ServiceAccountTokenProps {
  const { _binding } = checkPullIdentity(
    'azure',
    identity,
    'azureWorkloadIdentity',
    'CloudIdentity.azureWorkloadIdentity({ clientId, tenantId })',
    registries,
  );
  const { client, tenant, pod } = _binding as AzureBinding;
  return {
    audience: pod.tokens![0].audience,
    cachePerServiceAccount: true,
    requireServiceAccount: true,
    requiredAnnotationKeys: [CLIENT_ANNOTATION, TENANT_ANNOTATION],
    annotations: { [CLIENT_ANNOTATION]: client, [TENANT_ANNOTATION]: tenant },
  };
}
