import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A refresh job that is switched off. */
export const SUSPENDED_REFRESH: Rule = {
  id: 'PRA505',
  title: 'Suspended refresh',
  severity: AuditSeverity.ERROR,
  checks: 'No refresh job is suspended. A warning unless a live cluster is audited, as something else may do its work.',
  cause:
    'Nothing refreshes the token while `suspend` is true, and it expires. It is easily forgotten after maintenance.',
  remediation: 'Set `suspend: false`, or take the job away if the Secret is refreshed by something else.',
  examples: { name: 'suspended-refresh' },
  check: findSuspendedRefresh,
};

function* findSuspendedRefresh(facts: Facts): Iterable<Problem> {
  for (const { subject, suspend } of facts.refreshJobs) {
    if (suspend) {
      yield {
        subject,
        field: 'spec.suspend',
        severity: facts.settings.cluster ? AuditSeverity.ERROR : AuditSeverity.WARNING,
        message: `${describe(subject)} is suspended: nothing refreshes the pull secrets that it writes.`,
      };
    }
  }
}
