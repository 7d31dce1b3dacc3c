import { counted, quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe, ObjectRef } from '../facts/object-ref';

/** A pull secret for every pod of a namespace. */
export const DEFAULT_SERVICE_ACCOUNT: Rule = {
  id: 'PRA401',
  title: 'Pull secret shared with a whole namespace',
  severity: AuditSeverity.INFO,
  checks: 'The ServiceAccount `default` carries no pull secrets. Said with the workloads that pull nothing '
    + 'that they cover.',
  cause: 'Every pod of the namespace that names no ServiceAccount gets the list, and anyone who may create a pod there '
    + 'can pull with it. With a dedicated ServiceAccount, only those who name it can.',
  remediation: 'Put the pull secrets on ServiceAccounts of their own, or on the pods. If all of the namespace shall '
    + 'pull, accept this with an ignore.',
  examples: { name: 'default-service-account' },
  check: findDefaultServiceAccount,
};

function* findDefaultServiceAccount(facts: Facts): Iterable<Problem> {
  for (const { subject, pullSecrets } of facts.serviceAccounts.list) {
    if (subject.name === 'default' && pullSecrets.length > 0) {
      const idle = idleUsers(facts, subject.namespace, pullSecrets);
      yield {
        subject,
        field: 'imagePullSecrets',
        message: `${describe(subject)} hands ${quoted(pullSecrets)} to every pod of '${subject.namespace}' that names `
          + 'no ServiceAccount'
          + (idle.length > 0 ? `; ${counted(idle.length, 'workload')} of them pull nothing that it covers.` : '.'),
        related: idle,
      };
    }
  }
}

/** The workloads that get the list and pull nothing with it, as far as it is known. */
function idleUsers(facts: Facts, namespace: string, names: readonly string[]): ObjectRef[] {
  const { keyring } = facts.pulls.evaluator.list(namespace, names);
  const pods = facts.use.of(namespace, names[0]).pods.filter(pod =>
    pod.lists.serviceAccountName === 'default' && facts.pulls.of(pod).from === 'service-account');
  return keyring.isIncomplete ? [] : pods.filter(({ images }) =>
    !images.some(({ image }) => keyring.covers(image))).map(({ subject }) => subject);
}
