import { shownImage } from '../../image/shown';
import { lateSentence, olderSentence } from '../../pull/sentences';
import { quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { imagesOfHidden } from '../facts/private-images';

/** A running pod that is older than the pull secrets of its ServiceAccount, or than a policy. */
export const STALE_POD: Rule = {
  id: 'PRA111',
  title: 'Pod that is older than the pull secrets of its ServiceAccount',
  severity: AuditSeverity.WARNING,
  checks:
    'A pod of a live cluster that pulls a private image carries the pull secrets that its ServiceAccount has now, and '
    + 'those that a policy of this package adds to such a pod now.',
  cause:
    'The list is copied into a pod, and added to, when it is created, and never again; a policy is active about a '
    + 'second after it is made. The pod fails as soon as it has to pull, from Kubernetes 1.35 on also where the node '
    + 'has the image.',
  remediation: 'Restart it: `kubectl rollout restart` of the workload, or delete the pod.',
  examples: { name: 'stale-pod', cluster: true },
  check: findStalePod,
};

function* findStalePod(facts: Facts): Iterable<Problem> {
  for (const pod of facts.pods.list) {
    const { subject } = pod;
    const { hidden, late, isOlder, serviceAccountName } = facts.pulls.of(pod);
    const [ofAccount, ofPolicy] = [isOlder ? hidden : [], late].map(names => imagesOfHidden(facts, pod, names));
    const needed = ofAccount.length > 0 ? ofAccount : ofPolicy;
    if (needed.length > 0) {
      yield {
        subject,
        field: 'imagePullSecrets',
        message: `${describe(subject)} was ${needed === ofPolicy ? lateSentence(late)
          : olderSentence(hidden, serviceAccountName)}, and has no pull secret for ${quoted(needed.map(shownImage))}.`,
      };
    }
  }
}
