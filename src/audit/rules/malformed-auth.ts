import { FindingId, idOfProblem } from '../../pull/finding-id';
import { undecodableSentence } from '../../pull/sentences';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { countReached } from '../facts/secret-use';

/** A pull secret that stops all pulls of its pods. */
export const MALFORMED_AUTH: Rule = {
  id: 'PRA204',
  title: 'Malformed auth that stops every pull of a pod',
  severity: AuditSeverity.ERROR,
  checks: 'Each `auth` in a pull secret is base64 of `user:password`. In files it is a warning where all its '
    + 'registries are names of documentation, or nobody else reaches them.',
  cause: 'The API server accepts it, and the kubelet decodes all pull secrets of a pod before it pulls. One `auth` '
    + 'that does not decode, and no image of the pod is pulled, public ones included.',
  remediation:
    'Write base64 of `user:password`, without a line break from `echo`: `printf %s "$USER:$PASSWORD" | base64 -w0`.',
  examples: { name: 'malformed-auth' },
  check: findMalformedAuth,
};

function* findMalformedAuth(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    if (content?.problem && idOfProblem(content.problem) === FindingId.MALFORMED_AUTH) {
      const users = facts.use.of(subject.namespace, subject.name);
      yield {
        subject,
        field: 'data',
        ...(content.isSample && !facts.settings.cluster ? { severity: AuditSeverity.WARNING } : {}),
        message: `${undecodableSentence(describe(subject), content.problem, countReached(users))}.`,
        related: users.pods.map(pod => pod.subject),
      };
    }
  }
}
