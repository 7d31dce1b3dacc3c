import { checkGrammar, Mistake } from '../check';

const FULL_NAME: Mistake[] = [{ value: /^.*\/([^/]+)$/, is: 'a resource name; write $1' }];

/** Checks the e-mail of a Google service account: https://cloud.google.com/iam/docs/service-account-types. */
export function checkServiceAccount(factory: string, email: string): string {
  return checkGrammar(
    `${factory}: 'serviceAccount'`,
    email,
    /^[a-z0-9][a-z0-9.-]*@(?:[a-z0-9][a-z0-9.-]*\.)?gserviceaccount\.com$/,
    'the e-mail of a Google service account, such as pull@acme-prod.iam.gserviceaccount.com',
    [
      { value: /^serviceAccount:(.+)$/, is: 'a member of IAM; write $1' },
      { value: /^[a-z0-9-]+$/, is: 'a name; write $&@PROJECT.iam.gserviceaccount.com' },
    ],
  );
}

/** The project of a service account that somebody made; those of Google's own services do not name theirs. */
export function projectOfServiceAccount(email: string): string | undefined {
  const [, project, domain] = /@([a-z0-9-]+)(?:\.(.+))?\.iam\.gserviceaccount\.com$/.exec(email) ?? [];
  return domain === undefined ? project : `${domain}:${project}`;
}

/** Checks a project ID: https://cloud.google.com/resource-manager/docs/creating-managing-projects. */
export function checkProject(factory: string, project: string): string {
  return checkGrammar(
    `${factory}: 'project'`,
    project,
    /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
    'the ID of a project, such as acme-prod',
    [
      {
        value: /^\d+$/,
        is: 'a project number; write the ID that `gcloud projects describe $& --format="value(projectId)"` prints',
      },
      { value: /^(.+)\.svc\.id\.goog$/, is: 'a workload identity pool; write $1' },
    ],
  );
}

export function checkProjectNumber(factory: string, projectNumber: string): string {
  return checkGrammar(
    `${factory}: 'projectNumber'`,
    projectNumber,
    /^\d{1,19}$/,
    'the number of a project, such as 123456789012',
    [
      {
        value: /^[a-z][a-z0-9-]*$/,
        is: 'a project ID; write the number that `gcloud projects describe $& --format="value(projectNumber)"` prints',
      },
    ],
  );
}

/**
 * Checks the ID of a workload identity pool or provider:
 * https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools/create.
 */
export function checkPoolId(factory: string, property: string, id: string): string {
  return checkGrammar(`${factory}: '${property}'`, id, /^(?!gcp-)[a-z0-9-]{4,32}$/,
    '4 to 32 lower-case letters, digits and -, not beginning with gcp-', FULL_NAME);
}

/** Checks the location of a GKE cluster. */
export function checkLocation(factory: string, location: string): string {
  return checkGrammar(
    `${factory}: 'location'`,
    location,
    /^[a-z]+-[a-z]+\d+(?:-[a-z])?$/,
    'a region or zone, such as europe-west1 or europe-west1-b',
  );
}

/**
 * Checks the name of a GKE cluster:
 * https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters.
 */
export function checkCluster(factory: string, cluster: string): string {
  return checkGrammar(
    `${factory}: 'cluster'`,
    cluster,
    /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    'the name of a GKE cluster, such as prod',
    [{ value: /^gke_[^_]+_[^_]+_([^_]+)$/, is: 'a context of kubectl; write $1' }, ...FULL_NAME],
  );
}
