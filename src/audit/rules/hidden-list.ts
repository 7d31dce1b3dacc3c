import { hiddenSentence } from '../../pull/sentences';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { imagesOfHidden } from '../facts/private-images';

/** A list of a pod that hides that of its ServiceAccount. */
export const HIDDEN_LIST: Rule = {
  id: 'PRA106',
  title: 'Pull secrets of a ServiceAccount hidden by the pod',
  severity: AuditSeverity.WARNING,
  checks: 'A pod that lists pull secrets itself also lists those of its ServiceAccount. Said for information where no '
    + 'image of the pod needs them.',
  cause: 'The API server gives a pod the list of its ServiceAccount only if the pod has none of its own: one entry '
    + 'hides all the others.',
  remediation: 'Add the entries of the ServiceAccount to the list of the pod, or leave that list out.',
  examples: { name: 'hidden-list' },
  check: findHiddenList,
};

function* findHiddenList(facts: Facts): Iterable<Problem> {
  // The list of an admitted pod may be what its ServiceAccount had when it was created.
  for (const pod of facts.pods.list.filter(({ isAdmitted }) => !isAdmitted)) {
    const { hidden, serviceAccountName } = facts.pulls.of(pod);
    if (hidden.length > 0) {
      const needed = imagesOfHidden(facts, pod);
      yield {
        subject: pod.subject,
        field: 'imagePullSecrets',
        severity: needed.length > 0 ? AuditSeverity.WARNING : AuditSeverity.INFO,
        message: `${describe(pod.subject)} ${hiddenSentence(hidden, serviceAccountName, needed)}.`,
      };
    }
  }
}
