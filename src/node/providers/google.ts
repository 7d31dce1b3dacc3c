import { Duration } from 'cdk8s';
import { GoogleBinding } from '../../identity/binding';
import { Registry, RegistryKind } from '../../registry';
import {
  CredentialProviderProps, ServiceAccountPullProps, ServiceAccountTokenProps,
} from '../credential-provider-props';
import { checkPullIdentity, cloudFacts, ProviderFacts } from '../provider-facts';

/** A ServiceAccount without it pulls as the node. */
const OPT_IN = 'iam.gke.io/enable-wi-image-pull';

/** What the program has to know of the cluster of the ServiceAccounts. */
interface Federation {
  readonly pool: string;
  readonly flags: string[];
}

/**
 * `auth-provider-gcp`, which kOps installs as `gcp-credential-provider`.
 * Source: https://github.com/kubernetes/cloud-provider-gcp/blob/master/cmd/auth-provider-gcp/app/getcredentials.go
 */
export function googleProviderFacts(props: CredentialProviderProps): ProviderFacts {
  const facts = cloudFacts('google', 'auth-provider-gcp', [RegistryKind.ARTIFACT_REGISTRY], props);
  const federation = props.serviceAccounts && federationOf(props.serviceAccounts, facts.registries);
  return {
    ...facts,
    // "The metadata server caches access tokens until they have 5 minutes of remaining time before they expire":
    // https://cloud.google.com/compute/docs/access/authenticate-workloads#applications.
    tokenLifetime: Duration.minutes(5),
    args: ['get-credentials', ...federation?.flags ?? []],
    serviceAccountToken: federation && googleToken(federation),
    identities: props.serviceAccounts && [props.serviceAccounts.identity!],
  };
}

/** Both flags or none: without `--identity-provider` the token is ignored, and the node pulls. */
function federationOf({ identity }: ServiceAccountPullProps, registries: readonly Registry[]): Federation {
  const write = 'CloudIdentity.gkeWorkloadIdentity({ project, location, cluster })';
  const { _binding } = checkPullIdentity('google', identity, 'gkeWorkloadIdentity', write, registries);
  const { audience, serviceAccount, pod } = _binding as GoogleBinding;
  if (serviceAccount !== '') {
    throw new Error("CredentialProvider.google: 'identity' of 'serviceAccounts' has the Google service account "
      + `'${serviceAccount}', and the program pulls as the ServiceAccount itself: write ${write}`);
  }
  const pool = pod.tokens![0].audience;
  const provider = audience.slice(`identitynamespace:${pool}:`.length);
  const project = pool.slice(0, -'.svc.id.goog'.length);
  return { pool, flags: [`--identity-provider=${provider}`, `--project-id=${project}`] };
}

function googleToken({ pool }: Federation): ServiceAccountTokenProps {
  return {
    audience: pool,
    cachePerServiceAccount: true,
    requireServiceAccount: false,
    optionalAnnotationKeys: [OPT_IN],
    annotations: { [OPT_IN]: 'true' },
  };
}
