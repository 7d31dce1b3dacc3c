import { setTimeout } from 'node:timers/promises';

/** Fails only when something is broken: no step of the suite takes nearly as long, however slow the machine. */
const LONGEST_WAIT_MS = 60_000;

/** Asks again and again until there is an answer, and returns it; fails with what `describe` says after a minute. */
export async function poll<T>(ask: () => Promise<T | undefined>, describe: () => string): Promise<T> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${LONGEST_WAIT_MS / 1000} s in vain: ${describe()}`);
    await setTimeout(100);
  }
}
