import { PullFailure } from '../pull-failure';
import { PullFailureCause } from '../pull-failure-cause';
import { PullFailureSubject } from '../pull-failure-subject';
import { ClusterObjects } from './cluster-objects';
import { credentialFindings } from './credential-findings';
import { examinePod } from './examined-pod';
import { changedFindings, missFindings } from './miss-findings';
import { PullFailureFinding } from './pull-failure-finding';
import { refreshFindings } from './refresh-findings';
import { secretFindings } from './secret-findings';
import { DeclaredSecretContent } from '../../pull/declared-secrets';
import { Evaluator, verdictOf } from '../../pull/evaluator';

/** Causes that have to do with credentials, or that registries give to those who have none. */
const CREDENTIAL_CAUSES = new Set([
  PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED,
  PullFailureCause.PULL_SECRET_MISSING, PullFailureCause.MALFORMED_PULL_SECRET,
  PullFailureCause.NOT_FOUND, PullFailureCause.TAG_NOT_FOUND, PullFailureCause.RATE_LIMITED,
  PullFailureCause.NEVER_PULL, PullFailureCause.OTHER,
]);

/**
 * The objects of a cluster, or of its manifests: with them a failure can be followed to the Secret that is to blame.
 *
 * An image is resolved with the pull secrets of its pod exactly as the kubelet does it (see `Keyring`). Where the pod
 * is not at hand, what has its image in the pod spec stands for it, such as a Deployment among manifests. Credentials
 * of the node are not known.
 */
export class PullFailureContext {
  private readonly objects: ClusterObjects;
  private readonly evaluator: Evaluator;

  /**
   * @param objects objects or lists of them, as `kubectl get -o json` gives them; kinds that do not matter are ignored
   * @param now the time at which tokens have to be good
   * @param declared Secrets of which the user says what they cover
   */
  public constructor(
    objects: readonly unknown[],
    private readonly now = new Date(),
    declared: readonly DeclaredSecretContent[] = [],
  ) {
    this.objects = new ClusterObjects(declared);
    this.evaluator = new Evaluator(this.objects);
    objects.forEach(object => this.objects.addObjects(object));
  }

  /**
   * What the objects say about a failure, the gravest first; nothing where neither its pod nor what makes such pods is
   * among them, or where the failure has nothing to do with credentials. No credential is in it.
   */
  public examine(failure: PullFailure, subject: PullFailureSubject): PullFailureFinding[] {
    const examined = CREDENTIAL_CAUSES.has(failure.cause)
      ? examinePod(this.objects, this.evaluator, failure, subject)
      : undefined;
    if (!examined) {
      return [];
    }
    const byVerdict = {
      // What is never pulled is asked of no registry, so that no credential is sent.
      'covered': () =>
        failure.cause === PullFailureCause.NEVER_PULL ? [] : credentialFindings(examined, this.now),
      'uncovered': () => missFindings(examined, failure),
      'no-pull-secret': () => missFindings(examined, failure),
      // What is wrong with the Secret is all that is to be said.
      'keyring-error': () => [],
      'invalid-image': () => [],
    };
    const ofImage = examined.pull.changedBy.length > 0 ? changedFindings(examined)
      : examined.isAnyImage ? [] : byVerdict[verdictOf(examined.pull, examined.image.toString())]();
    return [...secretFindings(examined), ...ofImage, ...refreshFindings(examined)];
  }
}
