import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A refresh job whose runs can overlap. */
export const OVERLAPPING_RUNS: Rule = {
  id: 'PRA503',
  title: 'Refresh without a concurrency policy',
  severity: AuditSeverity.INFO,
  checks: 'A refresh CronJob has `concurrencyPolicy: Forbid` or `Replace`.',
  cause: 'By default (`Allow`) a run that hangs is joined by the next one, and so on; a late one overwrites a fresh '
    + 'token with an older one.',
  remediation: 'Set `concurrencyPolicy: Forbid`, together with a deadline.',
  examples: { name: 'overlapping-runs' },
  check: findOverlappingRuns,
};

function* findOverlappingRuns(facts: Facts): Iterable<Problem> {
  for (const { subject, schedule, concurrencyPolicy = 'Allow' } of facts.refreshJobs) {
    if (schedule !== undefined && concurrencyPolicy === 'Allow') {
      yield {
        subject,
        field: 'spec.concurrencyPolicy',
        message: `${describe(subject)} allows runs at the same time: a run that hangs is joined by the next.`,
      };
    }
  }
}
