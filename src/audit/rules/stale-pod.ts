import { olderSentence } from '../../pull/sentences';
import { quoted, shownImage } from '../../pull/text';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { imagesOfHidden } from '../facts/private-images';

/** A running pod that is older than the pull secrets of its ServiceAccount. */
export const STALE_POD: Rule = {
  id: 'PRA111',
  title: 'Pod that is older than the pull secrets of its ServiceAccount',
  severity: AuditSeverity.WARNING,
  checks:
    'A pod of a live cluster that pulls a private image carries the pull secrets that its ServiceAccount has now.',
  cause:
    'The list is copied into a pod when it is created, and never again. The pod fails as soon as it has to pull again.',
  remediation: 'Restart it: `kubectl rollout restart` of the workload, or delete the pod.',
  examples: { name: 'stale-pod', cluster: true },
  check: findStalePod,
};

function* findStalePod(facts: Facts): Iterable<Problem> {
  for (const pod of facts.pods.list) {
    const { subject } = pod;
    const { hidden, isOlder, serviceAccountName } = facts.pulls.of(pod);
    const needed = isOlder ? imagesOfHidden(facts, pod) : [];
    if (needed.length > 0) {
      yield {
        subject,
        field: 'imagePullSecrets',
        message: `${describe(subject)} was ${olderSentence(hidden, serviceAccountName)}, `
          + `and has no pull secret for ${quoted(needed.map(shownImage))}.`,
      };
    }
  }
}
