import { inWords } from '../../schedule/units';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { shortestLifetime } from '../facts/token-lifetime';

/** A refresh job that has not succeeded for too long. */
export const OVERDUE_REFRESH: Rule = {
  id: 'PRA510',
  title: 'Refresh whose last success is too old',
  severity: AuditSeverity.ERROR,
  checks: 'The last success of a refresh CronJob (`status.lastSuccessfulTime`) is younger than the lifetime of its '
    + 'tokens; if it never succeeded, so is the CronJob. Only where the status is known; a suspended one is another '
    + 'rule.',
  cause: 'The tokens that it wrote last have expired. Argo CD shows a CronJob that never succeeded as healthy.',
  remediation: 'Look at the events and logs of its Jobs: `kubectl logs job/<the last one> --all-containers`.',
  examples: { name: 'overdue-refresh', now: '2026-01-02T00:00:00Z' },
  check: findOverdueRefresh,
};

function* findOverdueRefresh(facts: Facts): Iterable<Problem> {
  const { now } = facts.settings;
  for (const { subject, schedule, suspend, lastSuccess, created, facts: { providers } } of facts.refreshJobs) {
    const shortest = shortestLifetime(providers);
    const since = lastSuccess ?? created;
    if (shortest && schedule !== undefined && !suspend && since !== undefined && now - since > shortest.lifetime) {
      yield {
        subject,
        field: 'status.lastSuccessfulTime',
        message: `${describe(subject)} `
          + `${lastSuccess === undefined ? 'has never succeeded since' : 'succeeded last at'} `
          + `${new Date(since).toISOString()}, and a token of ${shortest.of} lives ${inWords(shortest.lifetime)}.`,
      };
    }
  }
}
