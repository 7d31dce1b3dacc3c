import { Duration } from 'cdk8s';
import { inWords, SECOND } from '../schedule/units';

/** How long a run keeps trying to fetch; an attempt that began in time may take as much longer as is said there. */
const BUDGET_SECONDS = 120;
const ATTEMPT_SECONDS = 30;
/** How long it keeps trying to write. */
const WRITE_SECONDS = 60;

/** The shortest deadline: it leaves each token two attempts. All are fetched side by side. */
export const LEAST_DEADLINE = Duration.seconds(2 * ATTEMPT_SECONDS + WRITE_SECONDS);

/**
 * How long a run may keep trying to fetch. It is less than usual where the deadline has no room for it: what hangs is
 * not to keep the rest from being written.
 */
export function budgetSeconds(jitter: Duration, deadline: Duration): number {
  const seconds = deadline.toSeconds() - jitter.toSeconds() - WRITE_SECONDS - ATTEMPT_SECONDS;
  if (seconds < ATTEMPT_SECONDS) {
    const words = (duration: number) => inWords(duration * SECOND);
    const least = LEAST_DEADLINE.toSeconds();
    throw new Error(`'refresh.deadline' (${words(deadline.toSeconds())}) must leave ${words(least)} beside the `
      + `'refresh.jitter' (${words(jitter.toSeconds())}), for two attempts to fetch, and to write: give at least `
      + `${words(least + jitter.toSeconds())}`);
  }
  return Math.min(seconds, BUDGET_SECONDS);
}
