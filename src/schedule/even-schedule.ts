import { largestGap } from './largest-gap';
import { HOUR, MINUTE } from './units';

/** Whole parts of an hour and of a day: steps that do not divide them leave uneven gaps. */
const GAPS = [
  ...[24, 12, 8, 6, 4, 3, 2, 1].map(hours => hours * HOUR),
  ...[30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1].map(minutes => minutes * MINUTE),
];

/**
 * The schedule that runs least often, at even distances, among those whose largest gap in a time zone is within a
 * limit.
 *
 * @param limit at least a minute
 * @param minute which minute it runs at, counted on from the first of the hour; what is more than it can be is wrapped
 * round
 */
export function evenSchedule(limit: number, timeZone: string, minute: number): string {
  const schedules = GAPS.filter(gap => gap <= limit).map(gap => every(gap, minute));
  return schedules.find(schedule => largestGap(schedule, timeZone) <= limit)!;
}

function every(gap: number, minute: number): string {
  if (gap >= HOUR) {
    const hours = gap === 24 * HOUR ? '0' : gap === HOUR ? '*' : `*/${gap / HOUR}`;
    return `${minute % 60} ${hours} * * *`;
  }
  const step = gap / MINUTE;
  const start = minute % step;
  return `${step === 1 ? '*' : start === 0 ? `*/${step}` : `${start}-59/${step}`} * * * *`;
}
