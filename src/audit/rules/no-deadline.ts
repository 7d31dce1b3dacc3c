import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A refresh job that may hang forever. */
export const NO_DEADLINE: Rule = {
  id: 'PRA504',
  title: 'Refresh without a deadline',
  severity: AuditSeverity.INFO,
  checks: 'A refresh job has `activeDeadlineSeconds`.',
  cause: 'A run that hangs (a cloud that does not answer, an image that cannot be pulled) never ends; with '
    + '`concurrencyPolicy: Forbid` no other one begins, and the token expires.',
  remediation: 'Set `spec.jobTemplate.spec.activeDeadlineSeconds` to some minutes.',
  examples: { name: 'no-deadline' },
  check: findNoDeadline,
};

function* findNoDeadline(facts: Facts): Iterable<Problem> {
  for (const { subject, activeDeadlineSeconds, schedule } of facts.refreshJobs) {
    if (activeDeadlineSeconds === undefined) {
      const field = `${schedule === undefined ? 'spec' : 'spec.jobTemplate.spec'}.activeDeadlineSeconds`;
      yield {
        subject,
        field,
        message: `${describe(subject)} has no deadline: a run that hangs never ends.`,
        fix: `Set \`${field}\` to some minutes`,
      };
    }
  }
}
