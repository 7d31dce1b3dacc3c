import { Duration } from 'cdk8s';
import { safeGap } from '../schedule';
import { ExternalSource, externalRegistries } from './source';
import { scheduleError } from '../schedule/schedule-error';
import { HOUR, inWords, MINUTE, SECOND } from '../schedule/units';

/**
 * How often External Secrets reads what lasts, where it is not told:
 * https://external-secrets.io/latest/api/externalsecret/.
 */
const READ_EVERY = HOUR;

/** How often a token is made that lasts until the next one: those of GitLab. */
const MAKE_EVERY = 24 * HOUR;

/** How often an ExternalSecret is refreshed, and how often copies of its Secret are, if there are any. */
export interface RefreshIntervals {
  readonly source: Duration;
  readonly copies: Duration;
}

/**
 * Proves that every token outlasts a refresh that fails: that a Secret follows its source within a third of the life of
 * the token that expires first. A copy is behind by both intervals. Where a token is revoked once the next one is made,
 * a copy follows within half of the time until then.
 *
 * @param given what the user asks for; `copies` only where there are some
 * @throws an `Error` named `ScheduleError` with the numbers, and an interval that is safe
 */
export function refreshIntervals(
  sources: readonly ExternalSource[], given: Partial<RefreshIntervals>, hasCopies: boolean,
): RefreshIntervals {
  const first = firstToEnd(sources, 'lifetime', (what, lifetime) =>
    safeGap({ what, lifetime, jitter: 0, deadline: 0, otherwise: 'let the nodes pull by themselves' }));
  const revoked = hasCopies ? firstToEnd(sources, 'revokedAfter', (_, after) => after / 2) : undefined;
  const usual = sources.some(({ type }) => type !== 'generator') ? READ_EVERY : MAKE_EVERY;
  const copies = checkedInterval('copyInterval', given.copies)
    ?? Math.min(first ? wholeMinutes(first.safeGap / 4) : Infinity, revoked?.safeGap ?? Infinity, READ_EVERY);
  if (revoked && copies > revoked.safeGap) {
    throw tooLateError(revoked, copies);
  }
  const behind = hasCopies ? copies : 0;
  const source =
    checkedInterval('refreshInterval', given.source)
    ?? Math.min(first ? wholeMinutes(first.safeGap - behind) : Infinity, usual);
  // Copies that are behind by all that is safe leave nothing for the source.
  if (first && (source <= 0 || source + behind > first.safeGap)) {
    throw unsafeError(first, source, hasCopies ? copies : undefined);
  }
  return { source: durationOf(source), copies: durationOf(copies) };
}

/** A token, and how often what holds it has to follow. All lengths of time are in milliseconds. */
interface EndingToken {
  readonly what: string;
  /** How long it lives, or is still good once the next one is made. */
  readonly life: number;
  readonly safeGap: number;
}

function firstToEnd(
  sources: readonly ExternalSource[], end: 'lifetime' | 'revokedAfter', gapOf: (what: string, life: number) => number,
): EndingToken | undefined {
  const [first] = sources.flatMap(source => {
    const life = source.type === 'generator' ? source.generator[end]?.toMilliseconds() : undefined;
    return life === undefined ? [] : [{ what: `a token for '${externalRegistries(source)[0]}'`, life }];
  }).sort((a, b) => a.life - b.life);
  return first && { ...first, safeGap: gapOf(first.what, first.life) };
}

function tooLateError({ what, life, safeGap: gap }: EndingToken, copies: number): Error {
  return scheduleError(`'copyInterval' (${inWords(copies)}) would leave copies with a token that is revoked: ${what} `
    + `is good for ${inWords(life)} once the next one is made, so no more than ${inWords(gap)} is safe: write `
    + `${inWords(gap)}, or leave it out`);
}

function unsafeError({ what, life, safeGap: gap }: EndingToken, source: number, copies: number | undefined): Error {
  const found = [
    ...source > 0 ? [`'refreshInterval' (${inWords(source)})`] : [],
    ...copies === undefined ? [] : [`'copyInterval' (${inWords(copies)})`],
  ].join(' and ');
  const proposal = copies === undefined
    ? `write ${inWords(gap)}`
    : `write two that are ${inWords(gap)} together, such as ${inWords(gap * 3 / 4)} and ${inWords(gap / 4)}`;
  return scheduleError(`${found} would let a credential expire: ${what} lives ${inWords(life)} and has to outlast `
    + `a refresh that fails, so no more than ${inWords(gap)} is safe: ${proposal}, or leave it out`);
}

function checkedInterval(property: string, duration: Duration | undefined): number | undefined {
  const milliseconds = duration?.toMilliseconds();
  if (milliseconds !== undefined && (milliseconds < SECOND || milliseconds % SECOND !== 0)) {
    throw new Error(`'${property}' must be whole seconds, at least 1, since External Secrets reads 0 as never again; `
      + `got ${milliseconds} ms`);
  }
  return milliseconds;
}

function wholeMinutes(milliseconds: number): number {
  return Math.floor(milliseconds / MINUTE) * MINUTE;
}

/** In the largest unit that is whole: cdk8s converts 14400000 ms into no whole number of hours. */
function durationOf(milliseconds: number): Duration {
  return milliseconds % HOUR === 0 ? Duration.hours(milliseconds / HOUR)
    : milliseconds % MINUTE === 0 ? Duration.minutes(milliseconds / MINUTE)
      : Duration.seconds(milliseconds / SECOND);
}
