import { Construct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { RefreshCronJob } from './refresh-cron-job';
import { RefreshOptions } from './refresh-options';
import { checkNew } from '../given/check-call';
import { checkEachOnce } from '../given/each-once';
import { CloudIdentity } from '../identity';
import { checkAssumeRoles } from '../identity/aws/arn';
import { tokenCloudOf } from '../identity/token-clouds';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { Registry, RegistryKind } from '../registry';

/** Properties of an `EcrRefreshCronJob`. */
export interface EcrRefreshCronJobProps {
  /** The registries, of any account and region; `Registry.ecrPublic()` too. */
  readonly registries: Registry[];

  /**
   * The identity with which the tokens are fetched, such as
   * `CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull')`.
   */
  readonly identity: CloudIdentity;

  /**
   * The roles that the identity assumes first, by the account of the registry. It needs them only where the policies of
   * the repositories do not let it pull itself.
   * @default - none
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
   */
  readonly assumeRoles?: { [account: string]: string };

  /**
   * The namespaces that get the pull secret.
   * @default - the namespace that the refresher runs in; none with a `namespaceSelector`
   */
  readonly namespaces?: string[];

  /**
   * Namespaces that get the pull secret too, by their `matchLabels` (`names` are an error): see `RefreshCronJobProps`.
   * @default - only the namespaces that are listed
   */
  readonly namespaceSelector?: NamespaceSelector;

  /**
   * The name of the pull secret in each namespace.
   * @default - the name of the refresher
   */
  readonly secretName?: string;

  /**
   * How the refresher runs.
   * @default - at the longest safe interval, in the namespace of the chart
   */
  readonly refresh?: RefreshOptions;
}

/**
 * Keeps a pull secret for Amazon ECR fresh in some namespaces: a token lives 12 hours, and one token opens all
 * registries of a region. The short form of a `RefreshCronJob` whose credentials are all of ECR.
 *
 * @example
 * new EcrRefreshCronJob(chart, 'Refresh', {
 *   registries: [Registry.ecr({ account: '123456789012', region: 'eu-west-1' })],
 *   identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull'),
 *   namespaces: ['payments', 'shop'],
 * });
 */
export class EcrRefreshCronJob extends RefreshCronJob {
  /**
   * @throws for what `RefreshCronJob` refuses, for registries of another kind, and for roles of accounts that none of
   * them is in
   */
  constructor(scope: Construct, id: string, props: EcrRefreshCronJobProps) {
    checkNew(new.target, 'EcrRefreshCronJob', scope, id, props);
    const { registries, identity, assumeRoles = {}, ...options } = props;
    checkEcrRegistries(registries);
    checkAssumeRoles(assumeRoles, registries);
    super(scope, id, {
      ...options,
      credentials: registries.map(registry =>
        RegistryCredentials.token(registry, { identity, assumeRole: assumeRoles[registry.account ?? ''] })),
    });
  }
}

function checkEcrRegistries(registries: readonly Registry[]): void {
  if (registries.length === 0) {
    throw new Error("'registries' of EcrRefreshCronJob is empty: give at least one");
  }
  registries.forEach(registry => {
    if (registry.kind !== RegistryKind.ECR && registry.kind !== RegistryKind.ECR_PUBLIC) {
      throw new Error(`'registries' of EcrRefreshCronJob must be of kind ecr or ecr-public, got '${registry}' of kind `
        + `${registry.kind}: ${instead(registry)}`);
    }
  });
  checkEachOnce("'registries' of EcrRefreshCronJob", registries);
}

function instead(registry: Registry): string {
  return tokenCloudOf(registry) !== undefined
    ? 'use RefreshCronJob, whose \'credentials\' take RegistryCredentials.token(…) for registries of any kind'
    : 'its credentials last. Name a Secret that holds them in the \'credentials\' of a RefreshCronJob, '
      + 'with RegistryCredentials.existingSecret(…)';
}
