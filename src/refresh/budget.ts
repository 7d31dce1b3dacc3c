import { Duration } from 'cdk8s';
import { FETCHERS } from './fetcher';
import { Part } from './part';
import { isToken } from './refresh-plan';
import { inWords, SECOND } from '../schedule/units';

/** How long each script that fetches goes on trying, as `common.sh` has it; its last attempt may take as much longer as is said there. */
const BUDGET_SECONDS = 120;
const ATTEMPT_SECONDS = 30;
/** What composing and writing take. */
const WRITE_SECONDS = 60;

/** How many containers of a run ask something of the network, one after the other. */
export function stepsOf(parts: readonly Part[], selector: unknown): number {
  const kinds = parts.filter(isToken).map(({ kind }) => kind);
  return FETCHERS.filter(fetcher => kinds.some(kind => fetcher.kinds.includes(kind))).length + (selector ? 1 : 0);
}

/** The shortest deadline that leaves each of some steps two attempts. */
export function leastDeadline(steps: number): Duration {
  return Duration.seconds(steps * 2 * ATTEMPT_SECONDS + WRITE_SECONDS);
}

/**
 * The time that each script may take, as environment variables. It is less than usual where the deadline has no room for it: a provider
 * that hangs is to cost its own tokens, not those of others.
 */
export function budgetOf(jitter: Duration, deadline: Duration, steps: number): Record<string, string> {
  const seconds = Math.floor((deadline.toSeconds() - jitter.toSeconds() - WRITE_SECONDS) / steps) - ATTEMPT_SECONDS;
  if (seconds < ATTEMPT_SECONDS) {
    const least = leastDeadline(steps).toSeconds();
    const words = (duration: number) => inWords(duration * SECOND);
    throw new Error(`'deadline' (${words(deadline.toSeconds())}) must leave ${words(least)} beside the 'jitter' (${words(jitter.toSeconds())}), for `
      + `${steps === 1 ? '1 step that fetches' : `${steps} steps that fetch`}: give at least ${words(least + jitter.toSeconds())}`);
  }
  return seconds < BUDGET_SECONDS ? { BUDGET_SECONDS: `${seconds}` } : {};
}
