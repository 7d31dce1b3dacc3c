import { CloudIdentity } from '../../../src';
import { acr, clientId, onlyPermission, tenantId } from '../support';

test.each([[clientId, clientId], [undefined, '']])('the node is asked for the token of %s', (given, client) => {
  expect(CloudIdentity.azureManagedIdentity({ tenantId, clientId: given })._binding).toEqual({
    provider: 'azure', method: 'managed', authority: '', tenant: tenantId, client, file: '', pod: { egress: [{ cidr: '169.254.169.254/32', port: 80 }] },
  });
});

test('the identity may pull', () => {
  expect(onlyPermission(CloudIdentity.azureManagedIdentity({ tenantId, clientId }), [acr])).toMatchObject({ grantee: clientId, role: 'AcrPull' });
  expect(onlyPermission(CloudIdentity.azureManagedIdentity({ tenantId }), [acr])).toMatchObject({ grantee: 'the managed identity of the nodes' });
});

test.each([{ tenantId: 'x' }, { clientId: '' }])('%j is refused', wrong => {
  expect(() => CloudIdentity.azureManagedIdentity({ tenantId, ...wrong })).toThrow(`CloudIdentity.azureManagedIdentity: '${Object.keys(wrong)[0]}' must be a GUID`);
});
