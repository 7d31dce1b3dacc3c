import { AzureCloud, CloudIdentity } from '../../../src';
import { clientId, tenantId, trustOf } from '../support';

test.each([
  [undefined, 'login.microsoftonline.com', 'api://AzureADTokenExchange', 'tokens/azure'],
  [AzureCloud.CHINA, 'login.chinacloudapi.cn', 'api://AzureADTokenExchangeChina', 'tokens/azure-china'],
  [AzureCloud.US_GOVERNMENT, 'login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov', 'tokens/azure-usgov'],
])('in cloud %s the token of the pod is for %s', (cloud, authority, audience, file) => {
  const identity = CloudIdentity.azureWorkloadIdentity({ clientId, tenantId, cloud });
  expect(identity._binding).toEqual({
    provider: 'azure',
    method: 'federated',
    authority,
    tenant: tenantId,
    client: clientId,
    file: `/registry-access/identity/${file}`,
    pod: {
      tokens: [{ audience, expirationSeconds: 3600, file }],
      serviceAccountAnnotations: {
        'azure.workload.identity/client-id': clientId, 'azure.workload.identity/tenant-id': tenantId,
      },
    },
  });
  expect(trustOf(identity)).toMatchObject([
    { account: tenantId, resources: [clientId], grantees: ['system:serviceaccount:registry:refresher'], audience },
  ]);
});

test.each([
  [{ clientId: '/subscriptions/1/x' }, "'clientId' must be a GUID",
    ', a resource ID; write the clientId that `az identity show --ids /subscriptions/1/x --query clientId` prints'],
  [{ tenantId: 'contoso.onmicrosoft.com' }, "'tenantId' must be a GUID",
    ', a domain; write the tenantId that `az account show --query tenantId` prints'],
  [{ clientId: '11111111-1111-4111-8111-11111111111' }, "'clientId' must be a GUID",
    "got '11111111-1111-4111-8111-11111111111'"],
  [{ cloud: AzureCloud.GERMANY }, "'cloud' must be AzureCloud.PUBLIC, CHINA or US_GOVERNMENT", "got 'de'"],
])('%j is refused', (wrong, message, hint) => {
  expect(() => CloudIdentity.azureWorkloadIdentity({ clientId, tenantId, ...wrong })).toThrow(message);
  expect(() => CloudIdentity.azureWorkloadIdentity({ clientId, tenantId, ...wrong })).toThrow(hint);
});
