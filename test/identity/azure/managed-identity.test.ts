import { CloudIdentity } from '../../../src';
import { acr, clientId, onlyPermission, tenantId } from '../support';

test.each([[clientId, clientId], [undefined, '']])('the node is asked for the token of %s', (given, client) => {
  expect(CloudIdentity.azureManagedIdentity(tenantId, given)._binding).toEqual({
    provider: 'azure',
    method: 'managed',
    authority: '',
    tenant: tenantId,
    client,
    file: '',
    pod: { egress: [{ cidr: '169.254.169.254/32', port: 80 }] },
  });
});

test('the identity may pull', () => {
  expect(onlyPermission(CloudIdentity.azureManagedIdentity(tenantId, clientId), [acr]))
    .toMatchObject({ grantees: [clientId], role: 'AcrPull' });
  expect(onlyPermission(CloudIdentity.azureManagedIdentity(tenantId), [acr]))
    .toMatchObject({ grantees: ['the managed identity of the nodes'] });
});

test.each([
  ['tenantId', 'x', undefined],
  ['clientId', tenantId, 'x'],
])('a %s that is no GUID is refused', (property, tenant, client) => {
  expect(() => CloudIdentity.azureManagedIdentity(tenant, client))
    .toThrow(`CloudIdentity.azureManagedIdentity: '${property}' must be a GUID`);
});
