import type { ApiServer } from './api-server.mts';
import { cloudsBy } from './clouds.mts';
import { compose, type Manifest, type Resolved, type ResolvedParts } from './compose.mts';
import { Failure } from './failure.mts';
import type { Log } from './log.mts';
import type { Part, Provider, Run } from './part.mts';
import { retry } from './retry.mts';
import type { PartPlan, Plan, SelectorPlan, StatePlan } from '../plan.ts';

/** How long writes are tried again, and how many are under way at once. */
const WRITE_SECONDS = 60;
const WRITERS = 8;

/**
 * One run. Whatever fails is told, and costs its own part or namespace only. What is imported here a refresher may not
 * need (modules.json).
 */
export async function refresh(plan: Plan, api: ApiServer, log: Log): Promise<void> {
  const { caFile, proxy, selector } = plan;
  const now = () => Date.now() / 1000;
  const until = now() + plan.budgetSeconds;
  if (caFile !== undefined) {
    const { trustAlso } = await import('./trust.mts');
    await log.follow('CA bundle', trustAlso(caFile));
  }
  const run: Run = { now, until, ask: await cloudsBy(proxy) };

  // All of it at once: what hangs costs the others nothing.
  const listed = selector && log.follow('namespaces', selectedBy(selector, api, run));
  const resolved = await resolve(plan, run, log);
  const namespaces = [...new Set([...plan.namespaces, ...await listed ?? []])];

  const { manifests, notes } = compose(plan, resolved, namespaces, now());
  notes.forEach(note => log.note(note));
  const written = [...manifests];
  if (plan.state && written.length > 0) {
    const { stateSecret } = await import('./state.mts');
    written.push(stateSecret(plan.state, resolved, now()));
  }
  const writing = { now, until: now() + WRITE_SECONDS };
  const left = written.values();
  await Promise.all(Array.from({ length: WRITERS }, async () => {
    for (const manifest of left) await log.follow(nameOf(manifest), retry(writing, () => api.apply(manifest)));
  }));
}

async function selectedBy(selector: SelectorPlan, api: ApiServer, run: Run): Promise<string[]> {
  const { namespacesOf } = await import('./selector.mts');
  return namespacesOf(api, selector, run);
}

/** The parts that there are: new ones, and of those that failed the last good ones. */
async function resolve(plan: Plan, run: Run, log: Log): Promise<ResolvedParts> {
  const resolved = new Map<string, Resolved>();
  await Promise.all(Object.entries(plan.parts).map(async ([id, part]) => {
    const fresh = await log.follow(id, obtain(part, plan, run));
    const found = fresh ?? (plan.state && await lastGood(plan.state, id, run));
    const from = fresh ? part.provider === 'static' ? 'static' : 'token' : 'earlier run';
    if (found) resolved.set(id, { part: found, from });
  }));
  return resolved;
}

async function lastGood({ folder }: StatePlan, id: string, { now }: Run): Promise<Part | undefined> {
  const { readPrevious } = await import('./state.mts');
  return readPrevious(folder, id, now());
}

async function obtain(part: PartPlan, { gapSeconds }: Plan, run: Run): Promise<Part> {
  const { describe, fetchPart }: Provider = await import(`./${part.provider}.mts`);
  try {
    const fetched = await retry(run, () => fetchPart(part, run));
    const life = Math.floor((fetched.expires ?? Infinity) - run.now());
    if (life >= gapSeconds) return fetched;
    throw new Failure(`the token is good for ${life} s only, and the next run may be ${gapSeconds} s away`);
  } catch (error) {
    throw Failure.of(error, describe(part));
  }
}

function nameOf({ kind, metadata: { namespace, name } }: Manifest): string {
  return `${kind} ${namespace}/${name}`;
}
