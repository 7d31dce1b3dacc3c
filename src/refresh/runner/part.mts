import { Failure } from './failure.mts';
import type { Ask } from './http.mts';
import type { Budget } from './retry.mts';
import type { PartPlan } from '../plan.ts';

/** What one token, or one mounted Secret, contributes to pull secrets: members of `auths`. */
export interface Part {
  readonly auths: readonly (readonly [key: string, entry: unknown])[];
  /** Second of the epoch. */
  readonly expires?: number;
}

/** What a module that fetches parts has to export. Another provider is another module, and a member of `PartPlan`. */
export interface Provider<P extends PartPlan = PartPlan> {
  /** Whom it asks, and as whom, in front of messages. */
  describe(part: P): string;
  /** One attempt. */
  fetchPart(part: P, run: Run): Promise<Part>;
}

/** The clock and the network of a run. */
export interface Run extends Budget {
  /** For the clouds. */
  readonly ask: Ask;
}

/** The same login for each of its keys; skopeo wants `auth`, the kubelet takes either. */
export function partOf(keys: readonly string[], username: string, password: string, expires: number): Part {
  if (keys.length === 0) throw new Failure('the plan names no registry for the token');
  const entry = { auth: Buffer.from(`${username}:${password}`).toString('base64'), password, username };
  return { auths: keys.map(key => [key, entry]), expires };
}
