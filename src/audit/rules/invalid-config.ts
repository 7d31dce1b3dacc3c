import { FindingId, idOfProblem } from '../../pull/finding-id';
import { undecodableSentence } from '../../pull/sentences';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { countReached } from '../facts/secret-use';

/** A pull secret that is not JSON of a Docker config. */
export const INVALID_CONFIG: Rule = {
  id: 'PRA203',
  title: 'Pull secret that is not valid base64 or JSON',
  severity: AuditSeverity.ERROR,
  checks: 'The value of `.dockerconfigjson` is base64 (in `data`), once, of a JSON object of the right types.',
  cause: 'What is not base64 or not JSON of an object is refused by the API server. JSON of the wrong types, such as '
    + '`"auths": []`, is accepted, and then the kubelet pulls no image of the pods that use it, public ones included.',
  remediation: 'Let `kubectl create secret docker-registry … --dry-run=client -o yaml` write it, or use `stringData` '
    + 'for plain JSON.',
  examples: { name: 'invalid-config' },
  check: findInvalidConfig,
};

function* findInvalidConfig(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    if (content?.problem && idOfProblem(content.problem) === FindingId.INVALID_CONFIG) {
      const users = facts.use.of(subject.namespace, subject.name);
      const problem = content.isEncodedTwice
        ? { ...content.problem, message: 'is encoded with base64 twice' }
        : content.problem;
      yield {
        subject,
        field: 'data',
        detail: content.problem.code,
        message: `${undecodableSentence(describe(subject), problem, countReached(users))}.`,
        ...(content.isEncodedTwice ? { fix: 'Encode it once, or write the JSON into stringData' } : {}),
        related: users.pods.map(pod => pod.subject),
      };
    }
  }
}
