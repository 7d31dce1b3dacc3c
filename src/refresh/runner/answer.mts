import { Failure, keepSecret } from './failure.mts';
import type { Answer } from './http.mts';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** The members of an answer in JSON. Its own words never get into a message: `JSON.parse` would quote them. */
export function membersOf({ host, body }: Answer): Record<string, any> {
  try {
    const members = JSON.parse(body);
    if (typeof members === 'object' && members !== null) return members;
  } catch {}
  throw new Failure(`the answer of ${host} is no JSON object`, true);
}

/** A member of an answer that could be a token. */
export function tokenIn(answer: Answer, member: string): string {
  const token = (() => { try { return membersOf(answer)[member]; } catch { return undefined; } })();
  if (!isToken(token)) throw new Failure(`the answer of ${answer.host} has no '${member}' that could be a token`, true);
  return keepSecret(token);
}

/** Whether it is made of what tokens are made of (RFC 6750 `b64token`). */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9._~+/=-]+$/.test(value);
}

/** A whole number of seconds. */
export function secondsOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  return /^(0|[1-9]\d{0,9})$/.test(String(value)) ? Number(value) : undefined;
}

/** The second of the epoch of a time as RFC 3339 writes it. */
export function secondsOfTime(value: unknown): number | undefined {
  if (typeof value !== 'string' || !TIME.test(value)) return undefined;
  return secondsOf(Math.floor(Date.parse(value.toUpperCase()) / 1000));
}
