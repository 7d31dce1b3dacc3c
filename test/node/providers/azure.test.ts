import { AzureCloud, CredentialProvider, Registry } from '../../../src';
import { acr, clientId, ecr, tenantId } from '../support';

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
    expect(CredentialProvider.azure({ registries: [acr], configFile: '/etc/azure.json' })._entry.args).toEqual(['/etc/azure.json']);
    expect(() => CredentialProvider.azure({ registries: [acr], configFile: 'azure.json' })).toThrow("'configFile' must be an absolute path on the nodes: got 'azure.json'");
  });

  test('lets ServiceAccounts pull as an identity, and needs both annotations', () => {
    const provider = CredentialProvider.azure({ registries: [acr], serviceAccounts: { clientId, tenantId } });
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
    const registries = [Registry.acr('contoso', { cloud: AzureCloud.CHINA })];
    expect(CredentialProvider.azure({ registries, serviceAccounts: { clientId, tenantId, cloud: AzureCloud.CHINA } }).audience).toBe('api://AzureADTokenExchangeChina');
  });

  test('checks IDs', () => {
    expect(() => CredentialProvider.azure({ registries: [acr], serviceAccounts: { clientId: 'pull', tenantId } })).toThrow("CredentialProvider.azure: 'clientId' must be a GUID");
  });

  test('serves ACR only', () => {
    expect(() => CredentialProvider.azure({ registries: [ecr] })).toThrow("'registries' must be of kind acr");
  });
});
