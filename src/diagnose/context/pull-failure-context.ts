import { PullFailure } from '../pull-failure';
import { PullFailureCause } from '../pull-failure-cause';
import { PullFailureSubject } from '../pull-failure-subject';
import { assignmentFindings } from './assignment-findings';
import { ClusterObjects } from './cluster-objects';
import { credentialFindings } from './credential-findings';
import { examinePod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { refreshFindings } from './refresh-findings';
import { secretFindings } from './secret-findings';

/** How objects are looked at. */
export interface PullFailureContextProps {
  /**
   * The time at which tokens have to be good.
   *
   * @default - now
   */
  readonly now?: Date;
}

/** Causes that have to do with credentials, or that registries give to those who have none. */
const CREDENTIAL_CAUSES = new Set([
  PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.NO_BASIC_AUTH,
  PullFailureCause.PULL_SECRET_MISSING, PullFailureCause.MALFORMED_PULL_SECRET, PullFailureCause.NOT_FOUND, PullFailureCause.TAG_NOT_FOUND,
  PullFailureCause.RATE_LIMITED, PullFailureCause.NEVER_PULL, PullFailureCause.OTHER,
]);

/**
 * The objects of a cluster, or of its manifests: with them a failure can be followed to the Secret that is to blame.
 *
 * An image is resolved with the pull secrets of its pod exactly as the kubelet does it (see `Keyring`). Where the pod is not at hand, what has
 * its image in the pod spec stands for it, such as a Deployment among manifests. Credentials of the node are not known.
 *
 * @example
 *
 * declare const objects: any[]; // pods or workloads, Secrets, ServiceAccounts, CronJobs and Jobs, as plain data
 * const subject = { namespace: 'payments', pod: 'web-0', container: 'web' };
 * const failure = PullFailure.classify('pull access denied for acme/web', subject);
 * PullFailureContext.of(objects).examine(failure, subject).map(finding => finding.message);
 */
export class PullFailureContext {
  /**
   * @param objects objects or lists of them, as `kubectl get -o json` gives them; kinds that do not matter are passed over
   * @param props the time
   */
  public static of(objects: any[], props: PullFailureContextProps = {}): PullFailureContext {
    return new PullFailureContext(objects, props);
  }

  readonly #objects = new ClusterObjects();
  readonly #now?: Date;

  private constructor(objects: any[], props: PullFailureContextProps) {
    objects.forEach(object => this.#objects.add(object));
    this.#now = props.now;
  }

  /**
   * What the objects say about a failure, the gravest first; nothing where neither its pod nor what makes such pods is among them, or where the
   * failure has nothing to do with credentials. No credential is in it.
   *
   * @param failure the failure
   * @param subject where it was seen
   */
  public examine(failure: PullFailure, subject: PullFailureSubject): PullFailureFinding[] {
    const examined = CREDENTIAL_CAUSES.has(failure.cause) ? examinePod(this.#objects, failure, subject) : undefined;
    if (!examined) {
      return [];
    }
    const ofSecrets = secretFindings(examined);
    const ofCredentials = credentialFindings(examined, this.#now ?? new Date());
    const isStopped = ofSecrets.some(({ code }) => code === 'undecodable-secret');
    return [...ofSecrets, ...isStopped ? [] : [...ofCredentials, ...assignmentFindings(examined)], ...refreshFindings(examined)];
  }
}
