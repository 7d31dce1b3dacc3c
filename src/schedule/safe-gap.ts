import { scheduleError } from './schedule-error';
import { inWords, MINUTE } from './units';

/** What a schedule has to fit. All lengths of time are in milliseconds. */
export interface TokenTerms {
  /** What expires, for messages: `a token of Amazon ECR`. */
  readonly what: string;

  /** How long it lives, counted from the run that fetched it. */
  readonly lifetime: number;

  /** How much later than it is due a run may begin, so that not all begin at once. */
  readonly jitter: number;

  /** When a run is ended at the latest, counted from its beginning: `activeDeadlineSeconds`. */
  readonly deadline: number;

  /**
   * The shortest deadline that makes sense: what a run takes. Nothing less is proposed.
   * @default 0
   */
  readonly leastDeadline?: number;

  /** What to use where no CronJob will do, for the message: `use WorkloadIdentity …`. */
  readonly otherwise: string;
}

/**
 * The longest time between two runs at which a token outlasts a run that fails. It is the least of
 *
 * 1. a third of the lifetime;
 * 2. half of what the lifetime has left after the jitter and the deadline: a run fetches a token at once, the next one
 *    fails, and the one after that begins as late as it may and takes all its time;
 * 3. what the lifetime has left after the jitter and two deadlines: the one that fails hangs until its deadline, and
 *    holds the next one up where runs do not overlap (`concurrencyPolicy: Forbid`). That is less than the second only
 *    where the deadline is longer than the gap.
 *
 * The controller starts a run that was held up as soon as the one before has ended: `syncCronJob` of
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/controller/cronjob/cronjob_controllerv2.go.
 *
 * @throws an `Error` named `ScheduleError` if not even a run every minute is safe
 */
export function safeGap({ what, lifetime, jitter, deadline, leastDeadline = 0, otherwise }: TokenTerms): number {
  const third = lifetime / 3;
  if (third < MINUTE) {
    throw scheduleError(`no CronJob can keep ${what} fresh, which lives ${inWords(lifetime)}: it runs once a minute at `
      + `most, and a token has to live three times as long, so that one failed run does no harm: ${otherwise}`);
  }
  const safe = Math.min(third, (lifetime - jitter - deadline) / 2, lifetime - jitter - 2 * deadline);
  if (safe < MINUTE) {
    throw scheduleError(`'refresh.jitter' and 'refresh.deadline' must leave time for a second run while ${what} `
      + `lives (${inWords(lifetime)}), got ${inWords(jitter)} and ${inWords(deadline)}: `
      + `${third < leastDeadline ? '' : `write two that are ${inWords(third)} together, or less, or `}${otherwise}`);
  }
  return safe;
}
