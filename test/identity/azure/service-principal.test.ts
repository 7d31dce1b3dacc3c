import { AzureCloud, CloudIdentity } from '../../../src';
import { clientId, tenantId } from '../support';

const props = { clientId, tenantId, secretName: 'azure-pull' };

test('the client secret is a file', () => {
  expect(
    CloudIdentity.azureServicePrincipal({ ...props, clientSecretKey: 'password', cloud: AzureCloud.US_GOVERNMENT })
      ._binding,
  ).toEqual({
    provider: 'azure',
    method: 'secret',
    authority: 'login.microsoftonline.us',
    tenant: tenantId,
    client: clientId,
    file: '/registry-access/identity/secrets/azure-pull/password',
    pod: { secretFiles: [{ secretName: 'azure-pull', key: 'password', file: 'secrets/azure-pull/password' }] },
  });
});

test('the key has the name of the variable by default', () => {
  expect(CloudIdentity.azureServicePrincipal(props)._binding.pod.secretFiles![0].key).toBe('AZURE_CLIENT_SECRET');
});

test.each([
  [{ clientId: 'x' }, "CloudIdentity.azureServicePrincipal: 'clientId' must be a GUID"],
  [{ tenantId: 'x' }, "CloudIdentity.azureServicePrincipal: 'tenantId' must be a GUID"],
  [{ secretName: 'A' }, "'secretName' must be a DNS subdomain"],
  [{ clientSecretKey: 'a b' }, "CloudIdentity.azureServicePrincipal: 'clientSecretKey' must be a key of a Secret"],
  [{ cloud: AzureCloud.GERMANY }, "CloudIdentity.azureServicePrincipal: 'cloud' must be"],
])('%j is refused', (wrong, message) => {
  expect(() => CloudIdentity.azureServicePrincipal({ ...props, ...wrong })).toThrow(message);
});

test.each(['clientId', 'tenantId', 'clientSecretKey'])('a client secret that is given as %s is not shown', property => {
  const secret = 'Q~8' + 'aB3xY7kP2mL9nR4t'.repeat(2);
  expect(() => CloudIdentity.azureServicePrincipal({ ...props, [property]: secret }))
    .toThrow(expect.objectContaining({ message: expect.not.stringContaining('aB3xY7') }));
});
