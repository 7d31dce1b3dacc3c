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

/** The parts that there are, by name. */
async function resolve(plan: Plan, run: Run, log: Log): Promise<ResolvedParts> {
  const found = await Promise.all(Object.entries(plan.parts).map(
    async ([id, part]) => [id, await resolvePart(id, part, plan, run, log)] as const,
  ));
  return new Map(found.flatMap(([id, resolved]) => resolved ? [[id, resolved] as const] : []));
}

/**
 * A new one. Where there is none, or it ends before the next run: that of the new one and the last good one which lasts
 * longer. Without a state, what is in the cluster may last longer and stays.
 */
async function resolvePart(
  id: string, part: PartPlan, { gapSeconds, state }: Plan, run: Run, log: Log,
): Promise<Resolved | undefined> {
  const provider: Promise<Provider> = import(`./${part.provider}.mts`);
  const fetching = provider.then(({ fetchPart }) => retry(run, () => fetchPart(part, run)));
  const checked = fetching.then(fetched => checkLife(fetched, gapSeconds, run)).catch(async error => {
    throw Failure.of(error, (await provider).describe(part));
  });
  const isGood = await log.follow(id, checked);
  const fetched = await fetching.catch(() => undefined);
  const earlier = isGood || !state ? undefined : await lastGood(state, id, run);
  const isLongest = fetched && state && endOf(fetched) > (earlier ? endOf(earlier) : run.now());
  if (fetched && (isGood || isLongest)) {
    return { part: fetched, from: part.provider === 'static' ? 'static' : 'token' };
  }
  return earlier && { part: earlier, from: 'earlier run' };
}

function checkLife(part: Part, gapSeconds: number, { now }: Run): true {
  const life = Math.floor(endOf(part) - now());
  if (life >= gapSeconds) return true;
  throw new Failure(`the token is good for ${life} s only, and the next run may be ${gapSeconds} s away: `
    + 'shorten the schedule, or lengthen the life of tokens where they are issued');
}

/** The second from which on it opens nothing. */
function endOf({ expires = Infinity }: Part): number {
  return expires;
}

async function lastGood({ folder }: StatePlan, id: string, { now }: Run): Promise<Part | undefined> {
  const { readPrevious } = await import('./state.mts');
  return readPrevious(folder, id, now());
}

function nameOf({ kind, metadata: { namespace, name } }: Manifest): string {
  return `${kind} ${namespace}/${name}`;
}
