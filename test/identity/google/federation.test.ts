import { CloudIdentity } from '../../../src';
import { account, artifactRegistry, workload } from '../support';

const props = { projectNumber: '123456789', pool: 'clusters', provider: 'on-prem' };

test('the token of the pod is exchanged through the provider', () => {
  const provider =
    '//iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/clusters/providers/on-prem';
  expect(CloudIdentity.googleFederation(props)._binding).toEqual({
    provider: 'google',
    method: 'federation',
    file: '/registry-access/identity/tokens/google-123456789-clusters-on-prem',
    audience: provider,
    serviceAccount: '',
    pod: {
      tokens: [
        { audience: `https:${provider}`, expirationSeconds: 7200, file: 'tokens/google-123456789-clusters-on-prem' },
      ],
    },
  });
});

test('the ServiceAccount may mint tokens for a service account', () => {
  const identity = CloudIdentity.googleFederation({ ...props, serviceAccount: account });
  expect(identity._binding).toMatchObject({ serviceAccount: account });
  expect(identity._permissions({ registries: [artifactRegistry], ...workload })[1]).toMatchObject({
    grantees: [
      'principal://iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/clusters/subject/system:serviceaccount:registry:refresher',
    ],
    role: 'roles/iam.workloadIdentityUser',
    resources: [account],
  });
});

test.each([
  { projectNumber: 'acme' },
  { pool: 'gcp-x' },
  { provider: 'x' },
  { serviceAccount: 'pull' },
])('%j is refused', wrong => {
  expect(() => CloudIdentity.googleFederation({ ...props, ...wrong }))
    .toThrow(`CloudIdentity.googleFederation: '${Object.keys(wrong)[0]}' must be`);
});
