import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** An `imagePullSecrets` that does not name Secrets as it should. */
export const MALFORMED_LIST: Rule = {
  id: 'PRA110',
  title: 'Malformed list of pull secrets',
  severity: AuditSeverity.ERROR,
  checks: '`imagePullSecrets` is a list, and each of its entries is an object with a `name`. Where a name is only '
    + 'left out (`- name:`, `-`, or a template without quotes), it is said for information, or as a warning where the '
    + 'list hides that of a ServiceAccount.',
  cause: 'The API server refuses texts in the list, or drops them when validation is off. An entry without a name '
    + 'counts as a list: it hides that of the ServiceAccount, and names nothing.',
  remediation: 'Write `imagePullSecrets: [{ name: the-secret }]`.',
  examples: { name: 'malformed-list' },
  check: findMalformedList,
};

function* findMalformedList(facts: Facts): Iterable<Problem> {
  for (const pod of facts.pods.list) {
    const { flaw } = pod.lists;
    if (flaw === 'unnamed') {
      const hides = facts.pulls.of(pod).hidden.length > 0;
      yield unnamed(pod.subject, hides ? AuditSeverity.WARNING : AuditSeverity.INFO);
    } else if (flaw === 'malformed') {
      yield problem(pod.subject);
    }
  }
  for (const { subject, flaw } of facts.serviceAccounts.list) {
    if (flaw) {
      yield flaw === 'unnamed' ? unnamed(subject, AuditSeverity.INFO) : problem(subject);
    }
  }
}

/** `- name:` waits for a name: a template. */
function unnamed(subject: Problem['subject'], severity: AuditSeverity): Problem {
  return {
    subject,
    severity,
    field: 'imagePullSecrets',
    message: `${describe(subject)} has an entry in 'imagePullSecrets' whose name is left out.`,
  };
}

function problem(subject: Problem['subject']): Problem {
  return {
    subject,
    field: 'imagePullSecrets',
    message: `${describe(subject)} has an 'imagePullSecrets' that is not a list of objects with a 'name'.`,
  };
}
