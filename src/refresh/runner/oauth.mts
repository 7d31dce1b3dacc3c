import { membersOf, secondsOf } from './answer.mts';
import { Failure } from './failure.mts';
import type { Answer } from './http.mts';

/** When a token expires whose life is told. It counts from the request: no answer is quicker than that. */
export function expiryIn(answer: Answer, asked: number): number {
  const seconds = secondsOf(membersOf(answer).expires_in);
  if (seconds !== undefined) return Math.floor(asked) + seconds;
  throw new Failure(`the answer of ${answer.host} has no 'expires_in' that is a number of seconds`, true);
}

/** The claims of a JSON Web Token, if it is one; its signature is looked at by those who take it. */
export function claimsOf(token: string): any {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return undefined;
  }
}
