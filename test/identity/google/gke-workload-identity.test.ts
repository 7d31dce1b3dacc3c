import { CloudIdentity } from '../../../src';
import { account, artifactRegistry, onlyPermission, workload } from '../support';

const props = { project: 'acme-prod', location: 'europe-west1', cluster: 'prod' };

test('the token of the pod is exchanged for one of the cluster\'s pool', () => {
  expect(CloudIdentity.gkeWorkloadIdentity(props)._binding).toEqual({
    provider: 'google',
    method: 'federation',
    file: '/registry-access/identity/tokens/gke-acme-prod',
    audience:
      'identitynamespace:acme-prod.svc.id.goog:https://container.googleapis.com/v1/projects/acme-prod/locations/europe-west1/clusters/prod',
    serviceAccount: '',
    pod: {
      tokens: [{ audience: 'acme-prod.svc.id.goog', expirationSeconds: 7200, file: 'tokens/gke-acme-prod' }],
      serviceAccountAnnotations: {},
    },
  });
});

test('a token for a service account is minted, and the annotation tells of it', () => {
  expect(CloudIdentity.gkeWorkloadIdentity({ ...props, serviceAccount: account })._binding).toMatchObject({
    serviceAccount: account,
    pod: { serviceAccountAnnotations: { 'iam.gke.io/gcp-service-account': account } },
  });
});

test('the member is the ServiceAccount, in the newer form where the number of the project is known', () => {
  expect(onlyPermission(CloudIdentity.gkeWorkloadIdentity(props), [artifactRegistry]).grantees).toEqual([
    'serviceAccount:acme-prod.svc.id.goog[registry/refresher]',
  ]);
  expect(
    onlyPermission(CloudIdentity.gkeWorkloadIdentity({ ...props, projectNumber: '123456789' }), [artifactRegistry])
      .grantees,
  ).toEqual([
    'principal://iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/acme-prod.svc.id.goog/subject/ns/registry/sa/refresher',
  ]);
});

test('the ServiceAccount may mint tokens for the service account, which may pull', () => {
  const identity = CloudIdentity.gkeWorkloadIdentity({ ...props, serviceAccount: account });
  const permissions = identity._permissions({ registries: [artifactRegistry], ...workload });
  expect(permissions.map(({ grantees, role, resources }) => [grantees, role, resources])).toEqual([
    [[`serviceAccount:${account}`], 'roles/artifactregistry.reader', [`${artifactRegistry}`]],
    [['serviceAccount:acme-prod.svc.id.goog[registry/refresher]'], 'roles/iam.workloadIdentityUser', [account]],
  ]);
});

test.each([
  { project: '1' }, { location: 'europe' }, { cluster: 'A' }, { serviceAccount: 'pull' },
  { projectNumber: 'acme-prod' },
])('%j is refused', wrong => {
  expect(() => CloudIdentity.gkeWorkloadIdentity({ ...props, ...wrong }))
    .toThrow(`CloudIdentity.gkeWorkloadIdentity: '${Object.keys(wrong)[0]}' must be`);
});
