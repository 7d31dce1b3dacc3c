import { Construct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { CloudIdentity } from '../identity';
import { Registry } from '../registry';
import { checkRegistries } from './check-registries';
import { RefreshCronJob, RefreshSecretOptions } from './refresh-cron-job';

/** Properties of an `ArtifactRegistryRefreshCronJob`. */
export interface ArtifactRegistryRefreshCronJobProps extends RefreshSecretOptions {
  /** The registries, of any project and location, `gcr.io` included. */
  readonly registries: Registry[];

  /** As whom the token is fetched, such as `CloudIdentity.gkeWorkloadIdentity(…)`. */
  readonly identity: CloudIdentity;
}

/**
 * Keeps a pull secret for Google Artifact Registry fresh in some namespaces: a token lives 60 minutes at most, and opens every host that
 * the identity may read.
 */
export class ArtifactRegistryRefreshCronJob extends RefreshCronJob {
  constructor(scope: Construct, id: string, props: ArtifactRegistryRefreshCronJobProps) {
    const { registries, identity, ...options } = props;
    checkRegistries('ArtifactRegistryRefreshCronJob', registries);
    super(scope, id, { ...options, credentials: registries.map(registry => RegistryCredentials.artifactRegistryToken(registry, { identity })) });
  }
}
