import { CronExpression } from '../../schedule';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A refresh job that runs every minute. */
export const EVERY_MINUTE: Rule = {
  id: 'PRA502',
  title: 'Refresh in every minute of an hour',
  severity: AuditSeverity.WARNING,
  checks: 'The minute of a refresh schedule is not `*`.',
  cause: '`* */4 * * *` was meant to run every four hours, and runs sixty times in each of those hours: registries and '
    + 'clouds limit the rate of logins, and the Jobs pile up.',
  remediation: 'Name one minute, not 0, at which everybody else runs: `17 */4 * * *`.',
  examples: { name: 'every-minute' },
  check: findEveryMinute,
};

function* findEveryMinute(facts: Facts): Iterable<Problem> {
  for (const { subject, schedule } of facts.refreshJobs) {
    if (schedule !== undefined && runsEveryMinute(schedule)) {
      yield {
        subject,
        field: 'spec.schedule',
        message: `${describe(subject)} with schedule '${schedule}' runs minute after minute.`,
      };
    }
  }
}

function runsEveryMinute(schedule: string): boolean {
  try {
    return CronExpression.parse(schedule).isEveryMinute;
  } catch {
    return false; // which another rule tells
  }
}
