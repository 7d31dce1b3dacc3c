import { Construct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { CloudGrant } from '../identity';
import { IPullSecret } from '../secret';
import { RefreshGitOps } from './gitops';
import { IRefresher } from './irefresher';
import { RefreshOptions } from './refresh-options';
import { makeRefresher } from './refresher';

/** Properties of a `RefreshCronJob`, and of those for one kind of registry. */
export interface RefreshSecretOptions extends RefreshOptions {
  /**
   * The namespaces that get the pull secret.
   * @default - the namespace that the refresher runs in; none with a `namespaceSelector`
   */
  readonly namespaces?: string[];

  /**
   * The name of the pull secret in each namespace.
   * @default - the name of the refresher
   */
  readonly secretName?: string;
}

/** Properties of a `RefreshCronJob`. */
export interface RefreshCronJobProps extends RefreshSecretOptions {
  /**
   * What the pull secret holds: tokens (`RegistryCredentials.ecrToken(…)` and its siblings) of any provider, account and region, and
   * credentials that last from Secrets of the refresher's namespace (`RegistryCredentials.existingSecret(…)`).
   */
  readonly credentials: RegistryCredentials[];
}

/**
 * Fetches tokens for registries in the cluster, and writes them into a pull secret of each namespace, again and again before they expire.
 *
 * A CronJob and, for the first run at once, a Job. They may do one thing: write the Secrets of these names in these namespaces.
 * They write in place, with server-side apply, and take over what another tool wrote under the name. What cannot be fetched or written
 * keeps its last good value; the rest goes on, and the run fails.
 *
 * @example
 *
 * new RefreshCronJob(chart, 'Refresh', {
 *   credentials: [RegistryCredentials.ecrToken(ecr, { identity }), RegistryCredentials.acrToken(acr, { identity: azure })],
 *   namespaces: ['payments', 'shop'],
 * });
 */
export class RefreshCronJob extends Construct implements IRefresher {
  /** The name of the pull secret in each namespace. */
  public readonly secretName: string;

  /** The pull secrets in the namespaces that are listed. */
  public readonly pullSecrets: IPullSecret[];

  public readonly namespace: string;
  public readonly serviceAccountName: string;
  public readonly schedule: string;
  public readonly timeZone: string;
  public readonly gitOps: RefreshGitOps;
  public readonly cloudPermissions: CloudGrant[];

  private readonly refresher: IRefresher;

  /**
   * @throws if there is no token to fetch, if names are invalid or given twice, if an image is not pinned or needs a Secret that the
   * refresher writes, and if the schedule leaves a token to expire: the message has the numbers and a schedule that is safe
   */
  constructor(scope: Construct, id: string, props: RefreshCronJobProps) {
    super(scope, id);
    const { secretName, credentials, ...options } = props;
    const refresher = makeRefresher(this, { ...options, secrets: [{ name: secretName, credentials }] });
    const { plan: { namespaces, secrets: [secret] } } = refresher;
    const covers = secret.parts.flatMap(part => part.registries);
    this.secretName = secret.name;
    this.pullSecrets = namespaces.map(namespace => ({ secretName: secret.name, namespace, covers }));
    this.namespace = refresher.namespace;
    this.serviceAccountName = refresher.serviceAccountName;
    this.schedule = refresher.schedule;
    this.timeZone = refresher.timeZone;
    this.gitOps = refresher.gitOps;
    this.cloudPermissions = refresher.cloudPermissions;
    this.refresher = refresher;
  }

  public cloudTrust(oidcIssuer?: string): CloudGrant[] {
    return this.refresher.cloudTrust(oidcIssuer);
  }
}
