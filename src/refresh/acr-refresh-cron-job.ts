import { Construct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { CloudIdentity } from '../identity';
import { Registry } from '../registry';
import { checkRegistries } from './check-registries';
import { RefreshCronJob, RefreshSecretOptions } from './refresh-cron-job';

/** Properties of an `AcrRefreshCronJob`. */
export interface AcrRefreshCronJobProps extends RefreshSecretOptions {
  /** The registries; each takes a token of its own. */
  readonly registries: Registry[];

  /** As whom the tokens are fetched, such as `CloudIdentity.azureWorkloadIdentity({ clientId, tenantId })`. */
  readonly identity: CloudIdentity;
}

/** Keeps a pull secret for Azure Container Registry fresh in some namespaces: a token lives 3 hours, and opens one registry. */
export class AcrRefreshCronJob extends RefreshCronJob {
  constructor(scope: Construct, id: string, props: AcrRefreshCronJobProps) {
    const { registries, identity, ...options } = props;
    checkRegistries('AcrRefreshCronJob', registries);
    super(scope, id, { ...options, credentials: registries.map(registry => RegistryCredentials.acrToken(registry, { identity })) });
  }
}
