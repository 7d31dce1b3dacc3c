import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** An `imagePullSecrets` that does not name Secrets as it should. */
export const MALFORMED_LIST: Rule = {
  id: 'PRA110',
  title: 'Malformed list of pull secrets',
  severity: AuditSeverity.ERROR,
  checks: '`imagePullSecrets` is a list, and each of its entries is an object with a `name`.',
  cause: 'The API server refuses texts in the list, or drops them when validation is off. An entry without a name '
    + 'counts as a list: it hides that of the ServiceAccount, and names nothing.',
  remediation: 'Write `imagePullSecrets: [{ name: the-secret }]`.',
  examples: { name: 'malformed-list' },
  check: findMalformedList,
};

function* findMalformedList(facts: Facts): Iterable<Problem> {
  for (const pod of facts.pods.list) {
    const { isListMalformed, ownLength, own } = pod.lists;
    if (isListMalformed || ownLength !== own.length) {
      yield problem(pod.subject, describe(pod.subject));
    }
  }
  for (const { subject, isListMalformed } of facts.serviceAccounts.list) {
    if (isListMalformed) {
      yield problem(subject, describe(subject));
    }
  }
}

function problem(subject: Problem['subject'], what: string): Problem {
  return {
    subject,
    field: 'imagePullSecrets',
    message: `${what} has an 'imagePullSecrets' that is not a list of objects with a 'name'.`,
  };
}
