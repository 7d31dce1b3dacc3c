import { Construct, IConstruct } from 'constructs';
import { SelectedSecret } from '../attach/grant';
import { RegistryCredentials } from '../credentials';
import { checkNoPatterns } from '../credentials/check-no-patterns';
import { CloudGrant } from '../identity';
import { RefreshGitOps } from './gitops';
import { IRefresher } from './irefresher';
import { RefreshOptions } from './refresh-options';
import { checkCall, checkNew } from '../given/check-call';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { GrantPullOptions, IPullSecret } from '../secret';
import { makeRefresher, Refresher } from './refresher';
import { Registry } from '../registry';
import { grantOwnList } from '../secret/grant-own-list';
import { NamedPullSecret } from '../secret/named-pull-secret';

/** Properties of a `RefreshCronJob`. */
export interface RefreshCronJobProps {
  /**
   * What the pull secret holds: tokens (`RegistryCredentials.token(…)`) of any provider, account and region, and
   * credentials that last from Secrets of the refresher's namespace (`RegistryCredentials.existingSecret(…)`).
   */
  readonly credentials: RegistryCredentials[];

  /**
   * The namespaces that get the pull secret.
   * @default - the namespace that the refresher runs in; none with a `namespaceSelector`
   */
  readonly namespaces?: string[];

  /**
   * Namespaces that get the pull secret too, by their `matchLabels` (`names` are an error): also those that are made
   * later.
   *
   * This is the wider option: it takes the right to list namespaces, and to write Secrets of this name in every
   * namespace of the cluster.
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
 * Fetches tokens for registries in the cluster, and writes them into a pull secret of each namespace, again and again
 * before they expire.
 *
 * A CronJob and, for the first run at once, a Job. They may do one thing: write the Secrets of these names in these
 * namespaces. They write in place, with server-side apply, and take over what another tool wrote under the name. What
 * cannot be fetched or written keeps its last good value; the rest continues, and the run fails.
 *
 * @example
 * new RefreshCronJob(chart, 'Refresh', {
 *   credentials: [RegistryCredentials.token(ecr, { identity }), RegistryCredentials.token(acr, { identity: azure })],
 *   namespaces: ['payments', 'shop'],
 * });
 */
export class RefreshCronJob extends Construct implements IRefresher {
  /** The name of the pull secret in each namespace. */
  public readonly secretName: string;

  /** The registries that the pull secret opens. */
  public readonly covers: Registry[];

  /** The pull secrets in the namespaces that are listed. */
  public readonly pullSecrets: IPullSecret[];

  public readonly namespace: string;
  public readonly serviceAccountName: string;
  public readonly schedule: string;
  public readonly timeZone: string;
  public readonly gitOps: RefreshGitOps;
  public readonly cloudGrants: CloudGrant[];

  private readonly refresher: Refresher;
  private readonly selected?: SelectedSecret;

  /**
   * @throws if there is no token to fetch, if names are invalid or given twice, if an image is not pinned or needs a
   * Secret that the refresher writes, and if the schedule leaves a token to expire: the message has the numbers and a
   * schedule that is safe
   */
  constructor(scope: Construct, id: string, props: RefreshCronJobProps) {
    checkNew(new.target, 'RefreshCronJob', scope, id, props);
    super(scope, id);
    const { secretName, credentials, namespaces: listed, namespaceSelector } = props;
    const refresher = makeRefresher(this, {
      ...props.refresh, namespaces: listed, namespaceSelector, secrets: [{ name: secretName, credentials }],
    });
    checkNoPatterns(credentials, 'a RefreshCronJob');
    const { plan: { namespaces, secrets: [secret] } } = refresher;
    const covers = secret.parts.flatMap(part => part.registries);
    this.secretName = secret.name;
    this.pullSecrets = namespaces.map(namespace => new NamedPullSecret(secret.name, namespace, covers));
    // Whether a namespace has the labels is not known here.
    this.selected = props.namespaceSelector && { secretName: secret.name, covers, selects: () => true };
    this.covers = covers;
    this.namespace = refresher.namespace;
    this.serviceAccountName = refresher.serviceAccountName;
    this.schedule = refresher.schedule;
    this.timeZone = refresher.timeZone;
    this.gitOps = refresher.gitOps;
    this.cloudGrants = refresher.cloudGrants;
    this.refresher = refresher;
  }

  /**
   * Lets a target pull with the refreshed Secret of its namespace: adds it to the `imagePullSecrets` of every granted
   * pod, or, where the target holds no workload, of every ServiceAccount. Every image of a granted workload is then
   * proven (`ImageCoverage`).
   *
   * With a `namespaceSelector` every namespace counts: whether it has the labels is not known at synthesis.
   *
   * @param target a workload, a ServiceAccount, or any construct around some, what is added to it later included
   * @throws for a `serviceAccountName`, and for `registries` that are not all of the Secret's. At synthesis, if the
   * target holds nothing to grant or is in a namespace that the refresher does not write to
   */
  public grantPull(target: IConstruct, options: GrantPullOptions = {}): void {
    checkCall('RefreshCronJob.grantPull', target, options);
    const { secretName, covers, pullSecrets, selected } = this;
    grantOwnList(target, { owner: this, secretName, covers, secrets: pullSecrets, selected }, options);
  }

  public cloudTrust(oidcIssuer?: string): CloudGrant[] {
    checkCall('RefreshCronJob.cloudTrust', oidcIssuer);
    return this.refresher.cloudTrust(oidcIssuer);
  }
}
