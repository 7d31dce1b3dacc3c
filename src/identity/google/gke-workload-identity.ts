import { IDENTITY_MOUNT } from '../binding';
import { IdentityStrategy } from '../strategy';
import { checkCluster, checkLocation, checkProject, checkProjectNumber, checkServiceAccount } from './names';
import { FEDERATED_TOKEN_SECONDS, googleStrategy, WORKLOAD_IDENTITY_USER } from './strategy';

/** Which cluster of GKE tokens are fetched in. */
export interface GkeWorkloadIdentityProps {
  /** ID of the project of the cluster. */
  readonly project: string;

  /** Region or zone of the cluster, e.g. `europe-west1`. */
  readonly location: string;

  /** Name of the cluster. */
  readonly cluster: string;

  /**
   * E-mail of a Google service account to fetch tokens for.
   * @default - the Kubernetes ServiceAccount is itself granted the permission to pull
   */
  readonly serviceAccount?: string;

  /**
   * Number of the project, for the member in documents.
   * @default - they name the member in the older form, `serviceAccount:PROJECT.svc.id.goog[NAMESPACE/NAME]`
   */
  readonly projectNumber?: string;
}

const FACTORY = 'CloudIdentity.gkeWorkloadIdentity';

/**
 * The token of the pod is exchanged directly, and the GKE metadata server is not asked: that keeps tokens and may hand
 * out one that is about to expire, needs a node pool of its own kind, and is another address in each data plane.
 * Google's own programs do the same, with this audience of the token and of the exchange:
 * https://github.com/GoogleCloudPlatform/secrets-store-csi-driver-provider-gcp/blob/00af44be/auth/auth.go.
 * So the annotation is for people only.
 */
export function gkeWorkloadIdentity({
  project, location, cluster, serviceAccount, projectNumber,
}: GkeWorkloadIdentityProps): IdentityStrategy {
  const pool = `${checkProject(FACTORY, project)}.svc.id.goog`;
  const provider = 'https://container.googleapis.com/v1'
    + `/projects/${project}/locations/${checkLocation(FACTORY, location)}/clusters/${checkCluster(FACTORY, cluster)}`;
  const file = `tokens/gke-${project}`;
  const number = projectNumber === undefined ? undefined : checkProjectNumber(FACTORY, projectNumber);
  return googleStrategy({
    kind: 'gkeWorkloadIdentity',
    description: `GKE Workload Identity of cluster ${project}/${location}/${cluster}`,
    binding: {
      method: 'federation',
      file: `${IDENTITY_MOUNT}/${file}`,
      audience: `identitynamespace:${pool}:${provider}`,
      serviceAccount: serviceAccount === undefined ? '' : checkServiceAccount(FACTORY, serviceAccount),
      pod: {
        tokens: [{ audience: pool, expirationSeconds: FEDERATED_TOKEN_SECONDS, file }],
        serviceAccountAnnotations:
          serviceAccount === undefined ? {} : { 'iam.gke.io/gcp-service-account': serviceAccount },
      },
    },
    // Both forms: https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity#principal-id-examples.
    member: ({ namespace, serviceAccountName }) => number === undefined
      ? `serviceAccount:${pool}[${namespace}/${serviceAccountName}]`
      : `principal://iam.googleapis.com/projects/${number}/locations/global/workloadIdentityPools/${pool}/subject/ns/`
        + `${namespace}/sa/${serviceAccountName}`,
    impersonationRole: WORKLOAD_IDENTITY_USER,
  });
}
