import { Duration } from 'cdk8s';
import { checkCluster, checkLocation, checkProject } from '../../identity/google/names';
import { RegistryKind } from '../../registry';
import {
  GoogleCredentialProviderProps, GoogleServiceAccountPullProps, ServiceAccountTokenCache, ServiceAccountTokenProps,
} from '../credential-provider-props';
import { checkRegistries, commonFacts, ProviderFacts } from '../provider-facts';

const FACTORY = 'CredentialProvider.google';

/** A ServiceAccount without it pulls as the node. */
const OPT_IN = 'iam.gke.io/enable-wi-image-pull';

/**
 * `auth-provider-gcp`, which kOps installs as `gcp-credential-provider`.
 * Source: https://github.com/kubernetes/cloud-provider-gcp/blob/master/cmd/auth-provider-gcp/app/getcredentials.go
 */
export function googleProvider(props: GoogleCredentialProviderProps): ProviderFacts {
  const registries = checkRegistries(FACTORY, props.registries, [RegistryKind.ARTIFACT_REGISTRY]);
  const { serviceAccounts } = props;
  return {
    ...commonFacts('auth-provider-gcp', props),
    registries,
    // "The metadata server caches access tokens until they have 5 minutes of remaining time before they expire":
    // https://cloud.google.com/compute/docs/access/authenticate-workloads#applications.
    tokenLifetime: Duration.minutes(5),
    args: ['get-credentials', ...serviceAccounts ? federationFlags(serviceAccounts) : []],
    serviceAccountToken: serviceAccounts && tokenFor(serviceAccounts),
  };
}

/** Both or none: without `--identity-provider` the token is ignored, and the node pulls. */
function federationFlags({ project, location, cluster }: GoogleServiceAccountPullProps): string[] {
  const name = `projects/${checkProject(FACTORY, project)}/locations/${checkLocation(FACTORY, location)}/clusters/${checkCluster(FACTORY, cluster)}`;
  return [`--identity-provider=https://container.googleapis.com/v1/${name}`, `--project-id=${project}`];
}

function tokenFor({ project }: GoogleServiceAccountPullProps): ServiceAccountTokenProps {
  return {
    audience: `${project}.svc.id.goog`,
    cacheType: ServiceAccountTokenCache.SERVICE_ACCOUNT,
    requireServiceAccount: false,
    optionalAnnotationKeys: [OPT_IN],
    annotations: { [OPT_IN]: 'true' },
  };
}
