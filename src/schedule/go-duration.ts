import type { Duration } from 'cdk8s';
import { HOUR, MINUTE, SECOND } from './units';

/** Nanoseconds of each unit, as in `unitMap` of Go's https://github.com/golang/go/blob/go1.26.0/src/time/format.go. */
const UNITS: Record<string, number> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

const DURATION = /^(?<sign>[+-]?)(?<parts>(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[^0-9.]+)+)$/;
const PART = /([0-9]*)(?:\.([0-9]*))?([^0-9.]+)/g;

const LIMIT = 2n ** 63n;
const NANOSECONDS = 1_000_000_000n;

/**
 * Whole seconds of a Go duration such as `1h30m`, towards zero; undefined if it is not one. As `time.ParseDuration` of
 * the file above, which takes signs, fractions and sums of units in any order, but nothing above 292 years.
 */
export function parseGoDuration(text: string): number | undefined {
  if (/^[+-]?0$/.test(text)) {
    return 0;
  }
  const { sign, parts } = DURATION.exec(text)?.groups ?? {};
  if (parts === undefined) {
    return undefined;
  }
  let sum = 0n;
  for (const [, whole, fraction = '', name] of parts.matchAll(PART)) {
    if (!Object.hasOwn(UNITS, name)) {
      return undefined;
    }
    sum += BigInt(whole) * BigInt(UNITS[name]) + fractionOf(UNITS[name], fraction);
  }
  const negative = sign === '-';
  if (sum >= (negative ? LIMIT + 1n : LIMIT)) {
    return undefined;
  }
  return Number((negative ? -sum : sum) / NANOSECONDS);
}

/** In floating point and to about 18 digits, as Go does it: `1.9999999999999999999s` is 2 seconds. */
function fractionOf(unit: number, digits: string): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit);
    if (value > (LIMIT - 1n) / 10n || next > LIMIT) {
      break;
    }
    value = next;
    scale *= 10;
  }
  return BigInt(Math.floor(Number(value) * (unit / scale)));
}

/**
 * A duration as Go reads it, e.g. `1h30m`.
 *
 * @param zeros whether units behind the first one are written where they are 0, as Go itself writes them: `1h30m0s`
 */
export function goDuration(duration: Duration, zeros: 'without-zeros' | 'with-zeros' = 'without-zeros'): string {
  const milliseconds = duration.toMilliseconds();
  const parts = [
    [Math.floor(milliseconds / HOUR), 'h'], [Math.floor(milliseconds / MINUTE) % 60, 'm'],
    [milliseconds % MINUTE / SECOND, 's'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  const written = parts.filter(([amount], index) => amount > 0 || (zeros === 'with-zeros' && index > first));
  return first < 0 ? '0s' : written.flat().join('');
}
