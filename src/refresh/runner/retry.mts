import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mts';

const ATTEMPTS = 4;
const FIRST_WAIT_SECONDS = 2;

/** How long something may be tried. */
export interface Budget {
  /** The clock: seconds of the epoch. */
  readonly now: () => number;
  /** The second from which on nothing is tried again. */
  readonly until: number;
}

/**
 * Calls it until it succeeds or another attempt cannot help. It waits in between, each time about twice as long, a
 * random part of it so that clients that failed together do not come back together; and no shorter than the server asks
 * for.
 */
export async function retry<T>({ now, until }: Budget, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1, wait = FIRST_WAIT_SECONDS; ; tries += 1, wait *= 2) {
    try {
      return await attempt();
    } catch (error) {
      const failure = Failure.of(error);
      const seconds = Math.max(wait + randomInt(wait * 1000) / 1000, failure.waitSeconds);
      if (!failure.retryable || tries === ATTEMPTS || now() + seconds >= until) throw failure;
      await sleep(seconds * 1000);
    }
  }
}
