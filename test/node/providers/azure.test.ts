import { AzureCloud, CloudIdentity, CredentialProvider, Registry } from '../../../src';
import { acr, azureIdentity, clientId, ecr, irsa, tenantId } from '../support';

describe('the provider of Azure', () => {
  test('pulls as the node, with the file of the cloud', () => {
    expect(CredentialProvider.azure({ registries: [acr] })._entry).toEqual({
      name: 'acr-credential-provider',
      matchImages: ['*.azurecr.io'],
      defaultCacheDuration: '11m40s',
      apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
      args: ['/etc/kubernetes/azure.json'],
    });
  });

  test('takes the file from elsewhere', () => {
    expect(CredentialProvider.azure({ registries: [acr], args: ['/etc/azure.json'] })._entry.args)
      .toEqual(['/etc/azure.json']);
    expect(() => CredentialProvider.azure({ registries: [acr], args: ['azure.json'] })).toThrow(
      "'args' must be one absolute path on the nodes, that of the file of the cloud: got [\"azure.json\"]");
    expect(() => CredentialProvider.azure({ registries: [acr], args: [] })).toThrow('got []');
    expect(() => CredentialProvider.azure({ registries: [acr], args: ['/etc/azure.json', '-v'] }))
      .toThrow('got ["/etc/azure.json","-v"]');
  });

  test('lets ServiceAccounts pull as an identity, and needs both annotations', () => {
    const provider = CredentialProvider.azure({ registries: [acr], serviceAccounts: { identity: azureIdentity } });
    const keys = ['kubernetes.azure.com/acr-client-id', 'kubernetes.azure.com/acr-tenant-id'];
    expect(provider._entry.tokenAttributes).toEqual({
      serviceAccountTokenAudience: 'api://AzureADTokenExchange',
      cacheType: 'ServiceAccount',
      requireServiceAccount: true,
      requiredServiceAccountAnnotationKeys: keys,
    });
    expect(provider.serviceAccountAnnotations).toEqual({ [keys[0]]: clientId, [keys[1]]: tenantId });
  });

  test('has the audience of another cloud', () => {
    const registries = [Registry.acr('contoso', AzureCloud.CHINA)];
    const identity = CloudIdentity.azureWorkloadIdentity({ clientId, tenantId, cloud: AzureCloud.CHINA });
    expect(CredentialProvider.azure({ registries, serviceAccounts: { identity } }).audience)
      .toBe('api://AzureADTokenExchangeChina');
  });

  test('checks IDs', () => {
    expect(() =>
      CredentialProvider.azure({
        registries: [acr],
        serviceAccounts: { identity: CloudIdentity.azureWorkloadIdentity({ clientId: 'pull', tenantId }) },
      }),
    ).toThrow("CloudIdentity.azureWorkloadIdentity: 'clientId' must be a GUID");
  });

  test.each([
    ['no identity', undefined, 'must be CloudIdentity.azureWorkloadIdentity: got none; write '
      + 'CloudIdentity.azureWorkloadIdentity({ clientId, tenantId })'],
    ['an identity of another kind', CloudIdentity.azureManagedIdentity(tenantId),
      "must be CloudIdentity.azureWorkloadIdentity: got 'managed identity of the nodes'"],
    ['an identity of another provider', irsa, 'must be CloudIdentity.azureWorkloadIdentity: got '],
    ['an identity of another cloud of Azure',
      CloudIdentity.azureWorkloadIdentity({ clientId, tenantId, cloud: AzureCloud.CHINA }),
      'cannot be used: it is an identity of AzureCloud.CHINA'],
  ])('refuses %s for ServiceAccounts', (_, identity, problem) => {
    expect(() => CredentialProvider.azure({ registries: [acr], serviceAccounts: { identity } }))
      .toThrow(`CredentialProvider.azure: 'identity' of 'serviceAccounts' ${problem}`);
  });

  test('serves ACR only', () => {
    expect(() => CredentialProvider.azure({ registries: [ecr] })).toThrow("'registries' must be of kind acr");
  });
});
