import { createHash } from 'crypto';
import { CronExpression } from './cron-expression';
import { evenSchedule } from './even-schedule';
import { causeOfLargestGap, largestGap } from './largest-gap';
import { safeGap, TokenTerms } from './safe-gap';
import { scheduleError } from './schedule-error';
import { TimeZone } from './time-zone';
import { inWords, MINUTE } from './units';

/** A schedule, and what it has to fit. */
export interface ScheduleProof extends TokenTerms {
  /** `schedule` of the CronJob. */
  readonly schedule: string;

  /** `timeZone` of the CronJob. */
  readonly timeZone: string;
}

/** What has the schedule of a refresher, for messages. */
const PATH = 'refresh.';

/** Where none is given: not 0, at which everybody else runs. */
const USUAL_MINUTE = 17;

/**
 * Proves that a token outlasts a run that fails: that no two consecutive runs are further apart than `safeGap` allows.
 * Runs that follow minute after minute are refused where that is not needed.
 *
 * @returns the longest time between two runs, in milliseconds
 * @throws an `Error` named `ScheduleError` with the numbers, and a schedule for the same time zone that is safe
 */
export function proveSchedule(proof: ScheduleProof): number {
  const { schedule, timeZone, what, lifetime, jitter, deadline } = proof;
  const { rule, isEveryMinute } = CronExpression.parse(schedule, PATH);
  TimeZone.of(timeZone, PATH);
  const gap = largestGap(schedule, timeZone);
  const safe = safeGap(proof);
  if (gap > safe) {
    const minute = typeof rule === 'number' ? 0 : Math.max(0, rule.minute.values.indexOf(true));
    const found =
      gap === Infinity
        ? 'never runs'
        : `leaves up to ${inWords(gap)} between two runs${causeOfLargestGap(schedule, timeZone)}`;
    const slow =
      safe < lifetime / 3 ? `, with a jitter of ${inWords(jitter)} and a deadline of ${inWords(deadline)}` : '';
    throw scheduleError(`'refresh.schedule' '${schedule}' (${timeZone}) ${found}: ${what} lives ${inWords(lifetime)} `
      + `and has to outlast a run that fails, so no more than ${inWords(safe)} is safe${slow}: write `
      + `'${evenSchedule(safe, timeZone, minute)}', or leave 'refresh.schedule' out`);
  }
  if (isEveryMinute && safe >= 2 * MINUTE) {
    throw scheduleError(`'refresh.schedule' '${schedule}' runs minute after minute, and clouds limit the rate of `
      + `logins: write '${evenSchedule(safe, timeZone, USUAL_MINUTE)}', or leave 'refresh.schedule' out`);
  }
  return gap;
}

/**
 * The schedule for the zone `Etc/UTC` that runs least often among those that are safe and even.
 *
 * @param seed differs between refreshers, so that they do not all begin in the same minute: the same text gives the
 * same minute forever
 * @throws an `Error` named `ScheduleError` if no schedule is safe
 */
export function defaultSchedule(terms: TokenTerms, seed: string): string {
  return evenSchedule(safeGap(terms), 'Etc/UTC', createHash('sha256').update(seed).digest().readUInt32BE());
}
