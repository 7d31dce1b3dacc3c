import { clientId, role, tenantId, workload } from './support';
import { CloudIdentity } from '../../src';

const NEED_IT = [
  CloudIdentity.irsa(role),
  CloudIdentity.googleFederation({ projectNumber: '1', pool: 'pool', provider: 'provider' }),
  CloudIdentity.azureWorkloadIdentity({ clientId, tenantId }),
];

test.each([
  undefined, '', 'oidc.eks.eu-west-1.amazonaws.com/id/1', 'http://oidc.example.com', 'https://', 'https://a b',
])('the issuer %j is refused', oidcIssuer => {
  for (const identity of NEED_IT) {
    expect(() => identity._trust({ ...workload, oidcIssuer })).toThrow(
      "'oidcIssuer' must be the issuer of the cluster's tokens, beginning with https://: got "
      + `${oidcIssuer === undefined ? 'none' : `'${oidcIssuer}'`}; take the issuer that \`kubectl get --raw `
      + '/.well-known/openid-configuration` prints');
  }
});

test.each([
  ['https://user:hunter2@oidc.example.com', 'https://***@oidc.example.com'],
  ['https://oidc.example.com?token=hunter2', 'https://oidc.example.com?***'],
])('the issuer %j is refused without showing what may be a password', (oidcIssuer, shown) => {
  for (const identity of NEED_IT) {
    expect(() => identity._trust({ ...workload, oidcIssuer })).toThrow(`beginning with https://: got '${shown}'; take`);
  }
});

test('the path of an issuer may hold an @, which ends a login only in front of the path', () => {
  const oidcIssuer = 'https://oidc.example.com/@team';
  expect(CloudIdentity.azureWorkloadIdentity({ clientId, tenantId })._trust({ ...workload, oidcIssuer })[0].issuer)
    .toBe(oidcIssuer);
});

test('the slash at the end of an issuer of AKS stays', () => {
  const oidcIssuer =
    'https://westeurope.oic.prod-aks.azure.com/22222222-2222-4222-8222-222222222222/33333333-3333-4333-8333-333333333333/';
  expect(CloudIdentity.azureWorkloadIdentity({ clientId, tenantId })._trust({ ...workload, oidcIssuer })[0].issuer)
    .toBe(oidcIssuer);
});

test('the address of the document about the issuer is refused', () => {
  expect(() =>
    CloudIdentity.irsa(role)._trust({
      ...workload, oidcIssuer: 'https://oidc.example.com/id/1/.well-known/openid-configuration',
    }),
  ).toThrow(
    'must be the issuer, not the document about it, got '
      + "'https://oidc.example.com/id/1/.well-known/openid-configuration': write 'https://oidc.example.com/id/1'",
  );
});
