import { isPlaceholder } from '../../kubernetes/placeholder';
import { CronExpression, largestGap, largestGapOfTwo } from '../../schedule';
import { evenSchedule } from '../../schedule/even-schedule';
import { HOUR, inWords } from '../../schedule/units';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { shortestLifetime } from '../facts/token-lifetime';

/** A refresh job that runs too rarely. */
export const SLOW_SCHEDULE: Rule = {
  id: 'PRA501',
  title: 'Refresh less often than the token needs',
  severity: AuditSeverity.ERROR,
  checks: 'A token of a refresh job still lives when one run fails and the next one comes, by the actual runs of the '
    + 'cron expression in its time zone: 12 h for ECR, 60 min for Artifact Registry, 3 h for ACR. An error where the '
    + 'largest gap between two runs is longer than the lifetime, or the schedule is invalid.',
  cause: 'With a gap longer than the lifetime, nothing can be pulled for a while after every run; with one of more '
    + 'than half of it, one failed run is an outage. Steps that do not divide the hour or the day leave uneven gaps: '
    + '`*/7` in the hours leaves 3 and 7 hours.',
  remediation: 'Run it more often, at even distances.',
  examples: { name: 'slow-schedule' },
  check: findSlowSchedule,
};

/** One run may fail, and the next one still comes in time. */
const RUNS_IN_A_LIFE = 3;

/** Not 0, at which everybody else runs. */
const USUAL_MINUTE = 17;

/** The zone of nearly every controller manager. */
const DEFAULT_ZONE = 'Etc/UTC';

function* findSlowSchedule(facts: Facts): Iterable<Problem> {
  for (const { subject, schedule, timeZone = DEFAULT_ZONE, facts: { providers } } of facts.refreshJobs) {
    const shortest = shortestLifetime(providers);
    const gap = schedule === undefined || isPlaceholder(schedule) || /^[A-Z_]+$/.test(schedule)
      ? undefined : gapOf(schedule, timeZone);
    if (typeof gap === 'string') {
      const even = evenSchedule((shortest?.lifetime ?? 12 * HOUR) / RUNS_IN_A_LIFE, DEFAULT_ZONE, USUAL_MINUTE);
      yield {
        subject,
        field: 'spec.schedule',
        message: `${describe(subject)} has a schedule that the API server refuses: ${gap}.`,
        fix: `Correct it as it says, or write another, such as '${even}'`,
      };
    } else if (gap !== undefined && shortest && isTooSlow(schedule!, timeZone, gap, shortest.lifetime)) {
      const { of, lifetime } = shortest;
      const found = gap === Infinity ? 'never runs' : `leaves up to ${inWords(gap)} between two runs`;
      yield {
        subject,
        field: 'spec.schedule',
        severity: gap > lifetime ? AuditSeverity.ERROR : AuditSeverity.WARNING,
        message: `${describe(subject)} with schedule '${schedule}' ${found}, and a token of ${of} lives `
          + `${inWords(lifetime)}${gap > lifetime ? '.' : ': one failed run, and it expires.'}`,
        fix: `Write '${evenSchedule(lifetime / RUNS_IN_A_LIFE, timeZone, USUAL_MINUTE)}', or run it more often`,
      };
    }
  }
}

/** Whether a token ends before the second run after the one that fetched it. */
function isTooSlow(schedule: string, timeZone: string, gap: number, lifetime: number): boolean {
  return gap > lifetime || (2 * gap > lifetime && largestGapOfTwo(schedule, timeZone) > lifetime);
}

/** The largest gap in milliseconds, or why there is none. */
function gapOf(schedule: string, timeZone: string): number | string {
  try {
    CronExpression.parse(schedule);
    return largestGap(schedule, timeZone);
  } catch (error) {
    return (error as Error).message;
  }
}
