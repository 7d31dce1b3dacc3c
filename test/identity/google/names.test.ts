import * as names from '../../../src/identity/google/names';

const F = 'CloudIdentity.googleFederation';
const serviceAccount = (value: string) => names.checkServiceAccount(F, value);
const project = (value: string) => names.checkProject(F, value);
const projectNumber = (value: string) => names.checkProjectNumber(F, value);
const pool = (value: string) => names.checkPoolId(F, 'pool', value);
const location = (value: string) => names.checkLocation(F, value);
const cluster = (value: string) => names.checkCluster(F, value);

test.each([
  [serviceAccount, 'pull@acme-prod.iam.gserviceaccount.com'],
  [serviceAccount, 'pull@acme-prod.example.com.iam.gserviceaccount.com'],
  [serviceAccount, '123456789012-compute@developer.gserviceaccount.com'],
  [serviceAccount, 'acme-prod@appspot.gserviceaccount.com'],
  [project, 'acme-prod'],
  [project, `a${'0'.repeat(29)}`],
  [projectNumber, '123456789012'],
  [pool, 'clusters'],
  [pool, '0123'],
  [pool, 'a'.repeat(32)],
  [location, 'europe-west1'],
  [location, 'northamerica-northeast2-b'],
  [cluster, 'prod'],
  [cluster, 'a'.repeat(40)],
])('%p takes %s', (check, value) => {
  expect(check(value)).toBe(value);
});

test.each([
  ['pull@acme-prod.iam.gserviceaccount.com', 'acme-prod'],
  ['pull@acme-prod.example.com.iam.gserviceaccount.com', 'example.com:acme-prod'],
  ['123456789012-compute@developer.gserviceaccount.com', undefined],
])('the project of %s is %s', (email, expected) => {
  expect(names.projectOfServiceAccount(email)).toBe(expected);
});

test.each([
  [serviceAccount, 'serviceAccount:pull@acme.iam.gserviceaccount.com',
    ', a member of IAM; write pull@acme.iam.gserviceaccount.com'],
  [serviceAccount, 'pull', ', a name; write pull@PROJECT.iam.gserviceaccount.com'],
  [serviceAccount, 'pull@acme.com', ''],
  [serviceAccount, 'pull@acme.iam.gserviceaccount.com/x', ''],
  [serviceAccount, 'pull@evilgserviceaccount.com', ''],
  [project, '123456789012',
    ', a project number; write the ID that `gcloud projects describe 123456789012 --format="value(projectId)"` prints'],
  [project, 'acme-prod.svc.id.goog', ', a workload identity pool; write acme-prod'],
  [project, 'acme', ''],
  [project, 'example.com:acme-prod', ''],
  [projectNumber, 'acme-prod',
    ', a project ID; write the number that `gcloud projects describe acme-prod --format="value(projectNumber)"` '
      + 'prints'],
  [projectNumber, '', ''],
  [pool, 'projects/1/locations/global/workloadIdentityPools/clusters', ', a resource name; write clusters'],
  [pool, 'gcp-clusters', ''],
  [pool, 'abc', ''],
  [pool, 'a'.repeat(33), ''],
  [pool, 'Clusters', ''],
  [location, 'europe', ''],
  [location, 'global', ''],
  [location, 'europe-west1-bc', ''],
  [cluster, 'gke_acme-prod_europe-west1_prod', ', a context of kubectl; write prod'],
  [cluster, 'projects/acme-prod/locations/europe-west1/clusters/prod', ', a resource name; write prod'],
  [cluster, '1prod', ''],
  [cluster, 'prod-', ''],
  [cluster, 'a'.repeat(41), ''],
])('%p refuses %j', (check, value, hint) => {
  expect(() => check(value)).toThrow(/^CloudIdentity\.googleFederation: '\w+' must be /);
  expect(() => check(value)).toThrow(`: got '${value}'${hint}`);
});
