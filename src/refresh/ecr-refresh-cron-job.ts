import { Construct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { CloudIdentity } from '../identity';
import { checkAssumeRoles } from '../identity/aws/arn';
import { Registry } from '../registry';
import { checkRegistries } from './check-registries';
import { RefreshCronJob, RefreshSecretOptions } from './refresh-cron-job';

/** Properties of an `EcrRefreshCronJob`. */
export interface EcrRefreshCronJobProps extends RefreshSecretOptions {
  /** The registries, of any account and region; `Registry.ecrPublic()` too. */
  readonly registries: Registry[];

  /** As whom the tokens are fetched, such as `CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull')`. */
  readonly identity: CloudIdentity;

  /**
   * The roles that the identity assumes first, by the account of the registry. It needs them only where the policies of the
   * repositories do not let it pull itself.
   * @default - none
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
   */
  readonly assumeRoles?: { [account: string]: string };
}

/**
 * Keeps a pull secret for Amazon ECR fresh in some namespaces: a token lives 12 hours, and one token opens all registries of a region.
 *
 * @example
 *
 * new EcrRefreshCronJob(chart, 'Refresh', {
 *   registries: [Registry.ecr({ account: '123456789012', region: 'eu-west-1' })],
 *   identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull'),
 *   namespaces: ['payments', 'shop'],
 * });
 */
export class EcrRefreshCronJob extends RefreshCronJob {
  constructor(scope: Construct, id: string, props: EcrRefreshCronJobProps) {
    const { registries, identity, assumeRoles = {}, ...options } = props;
    checkRegistries('EcrRefreshCronJob', registries);
    checkAssumeRoles(assumeRoles, registries);
    super(scope, id, {
      ...options,
      credentials: registries.map(registry => RegistryCredentials.ecrToken(registry, { identity, assumeRole: assumeRoles[registry.account ?? ''] })),
    });
  }
}
