import { setTimeout } from 'node:timers/promises';
import { endOfProgram } from './running';

/**
 * Fails only when something is broken and does not say so: no step of the suite takes nearly as long, however busy the
 * machine.
 */
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * The one way to wait here: asks again and again until there is an answer, and returns it. It fails at once when `ask`
 * does (see `healthy`), or when a program of the suite has ended that is meant to run; otherwise after five minutes,
 * with what `describe` says.
 */
export async function poll<T>(ask: () => Promise<T | undefined>, describe: () => string | Promise<string>): Promise<T> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const answer = await ask().catch(error => { throw because(endOfProgram(), error); });
    if (answer !== undefined) return answer;
    const end = endOfProgram();
    if (end !== undefined) throw new Error(`${await describe()}: ${end}`);
    if (Date.now() > deadline) throw new Error(`waited ${LONGEST_WAIT_MS / 1000} s in vain: ${await describe()}`);
    await setTimeout(100);
  }
}

/** Who asks an API server that has ended hears only that nobody answers. */
function because(end: string | undefined, error: Error): Error {
  return end === undefined ? error : new Error(`${error.message}\n${end}`);
}
