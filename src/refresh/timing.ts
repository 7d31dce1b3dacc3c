import { Duration } from 'cdk8s';
import { defaultSchedule, proveSchedule, TokenTerms } from '../schedule';
import { LEAST_DEADLINE } from './budget';
import { checkDuration } from './check-options';
import { TokenPart } from './part';
import { RefreshOptions } from './refresh-options';
import { Timing } from './refresh-plan';

/** What else keeps pods pulling, where no CronJob is fast enough. */
const OTHERWISE = 'lengthen the life of tokens where they are issued, or let the nodes pull by themselves (with their '
  + 'own identity, or a kubelet credential provider)';

/**
 * Computes when a refresher runs.
 *
 * @param seed differs between refreshers, so that not all run in the same minute
 */
export function timingOf(tokens: readonly TokenPart[], seed: string, options: RefreshOptions): Timing {
  const jitter = checkDuration('refresh.jitter', options.jitter ?? Duration.minutes(1), 0);
  const deadline = checkDuration('refresh.deadline', options.deadline ?? Duration.minutes(10), 1);
  const [first] = [...tokens].sort((a, b) => a.lifetime.toMilliseconds() - b.lifetime.toMilliseconds());
  const terms: TokenTerms = {
    what: `a token for '${first.registries[0]}' (${first.identity})`,
    lifetime: first.lifetime.toMilliseconds(),
    jitter: jitter.toMilliseconds(),
    deadline: deadline.toMilliseconds(),
    leastDeadline: LEAST_DEADLINE.toMilliseconds(),
    otherwise: OTHERWISE,
  };
  if (options.timeZone !== undefined && options.schedule === undefined) {
    throw new Error(`'refresh.timeZone' ('${options.timeZone}') is that of a 'refresh.schedule', and the default one `
      + "is in Etc/UTC: give a 'refresh.schedule' too, or leave it out");
  }
  const schedule = options.schedule?.trim() ?? defaultSchedule(terms, seed);
  const timeZone = options.timeZone?.trim() ?? 'Etc/UTC';
  const gap = proveSchedule({ ...terms, schedule, timeZone });
  return { schedule, timeZone, jitter, deadline, gap: Duration.millis(gap), lifetime: first.lifetime };
}
