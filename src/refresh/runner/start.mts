import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiServer } from './api-server.mts';
import { Failure } from './failure.mts';
import { Log } from './log.mts';
import { refresh } from './refresh.mts';
import type { Plan } from '../plan.ts';

const log = new Log(line => console.log(line));
try {
  const plan: Plan = JSON.parse(await readFile(new URL('plan.json', import.meta.url), 'utf8'));
  // The first run is to be at once; those on schedule are spread, as many clusters may have the same one.
  if (process.env.TRIGGER === 'schedule') {
    const wait = randomInt(plan.jitterSeconds * 1000 + 1);
    log.note(`starts in ${Math.ceil(wait / 1000)} s (jitter)`);
    await sleep(wait);
  }
  await refresh(plan, await ApiServer.ofCluster(plan.apiTokenFolder), log);
  process.exit(log.failed ? 1 : 0);
} catch (error) {
  log.note(`FAILED: ${Failure.of(error).message}`);
  process.exit(1);
}
