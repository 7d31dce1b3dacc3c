import fc from 'fast-check';
import { anySchedule, fieldsOf } from './support/cron-fields';
import { expectScheduleError } from './support/schedule-error';
import { causeOfLargestGap, largestGap, largestGapOfTwo } from '../../src/schedule/largest-gap';
import { nextRun } from '../../src/schedule/next-run';
import { FROM, TimeZone, UNTIL } from '../../src/schedule/time-zone';
import { propertyOptions } from '../support/property';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  ['0 */4 * * *', 'Etc/UTC', 4 * HOUR],
  ['0 */4 * * *', 'Asia/Tokyo', 4 * HOUR],
  ['* * * * *', 'Europe/Berlin', MINUTE],
  ['*/5 * * * *', 'Europe/Berlin', 5 * MINUTE],
  ['0 * * * *', 'Europe/Berlin', HOUR],
  ['@hourly', 'Antarctica/Troll', HOUR],
  ['* * * * *', 'Australia/Lord_Howe', MINUTE],
])('%s in %s is even', (schedule, timeZone, gap) => {
  expect(largestGap(schedule, timeZone)).toBe(gap);
});

test.each([
  ['autumn stretches a gap', '0 */4 * * *', 'Europe/Berlin', 5 * HOUR],
  ['autumn stretches a day', '@daily', 'Europe/Berlin', 25 * HOUR],
  ['spring leaves a run out', '0 2 * * *', 'Europe/Berlin', 47 * HOUR],
  ['Troll changes by two hours', '0 */4 * * *', 'Antarctica/Troll', 6 * HOUR],
  ['Troll skips two hours', '30 2 * * *', 'Antarctica/Troll', 46 * HOUR],
  ['Lord Howe loses an hour of half an hour', '0 * * * *', 'Australia/Lord_Howe', 1.5 * HOUR],
  ['Lord Howe loses the runs of a day', '0 20 * * *', 'Australia/Lord_Howe', 48.5 * HOUR],
])('%s: %s in %s', (_, schedule, timeZone, gap) => {
  expect(largestGap(schedule, timeZone)).toBe(gap);
});

test.each([
  ['a step that does not divide the hour', '*/25 * * * *', 25 * MINUTE],
  ['a step that is too large', '*/90 * * * *', HOUR],
  ['a step that does not divide the day', '0 */5 * * *', 5 * HOUR],
  ['hours of a night', '*/10 22-23,0-4 * * *', 17 * HOUR + 10 * MINUTE],
  ['a list', '0,20,30 * * * *', 30 * MINUTE],
  ['working days', '0 9-17 * * 1-5', 2 * DAY + 16 * HOUR],
  ['the first of the month', '@monthly', 31 * DAY],
  ['the 31st', '0 0 31 * *', 61 * DAY],
  ['every other date, but not at the end of a month', '0 0 */2 * *', 2 * DAY],
  ['a date or a weekday', '0 0 31 * 0', 7 * DAY],
  ['one day of the year', '@yearly', 366 * DAY],
  ['29 February', '0 0 29 2 *', 1461 * DAY],
  ['never', '0 0 31 2 *', Infinity],
  ['no minute', ', * * * *', Infinity],
  ['no day', '0 0 , * ,', Infinity],
])('%s: %s', (_, schedule, gap) => {
  expect(largestGap(schedule, 'Etc/UTC')).toBe(gap);
});

test.each([
  ['@every 15m', 15 * MINUTE],
  ['@every 100h', 100 * HOUR],
  ['@every 90s', 1.5 * MINUTE],
])('%s is the same in every zone', (schedule, gap) => {
  expect(largestGap(schedule, 'Europe/Berlin')).toBe(gap);
});

test.each([
  ['@every 5s', MINUTE],
  ['@every 50s', 100_000],
  ['@every 1s', MINUTE],
])('%s makes one Job of each minute', (schedule, gap) => {
  expect(largestGap(schedule, 'Etc/UTC')).toBe(gap);
});

test('no two runs are further apart', () => {
  const names = fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/Havana', 'Etc/UTC');
  fc.assert(
    fc.property(
      anySchedule(),
      names,
      fc.integer({ min: FROM, max: UNTIL - 5 * 366 * DAY }),
      (schedule, timeZone, after) => {
        const fields = fieldsOf(schedule);
        const zone = TimeZone.of(timeZone);
        let run = nextRun(fields, zone, after)!;
        for (let count = 0; count < 20; count += 1) {
          const next = nextRun(fields, zone, run)!;
          expect(next - run).toBeLessThanOrEqual(largestGap(schedule, timeZone));
          run = next;
        }
      },
    ),
    propertyOptions(),
  );
});

test('it does not depend on the day of the synthesis', () => {
  jest.useFakeTimers({ now: Date.UTC(2050, 5, 1) });
  const later = largestGap('0 */6 * * 1-5', 'America/New_York');
  jest.useRealTimers();
  expect(later).toBe(55 * HOUR);
});

test.each([
  ['0 0 * * 7', 'Etc/UTC', "'schedule'"],
  ['@hourly', 'Local', "'timeZone'"],
])('%s in %s is an error', (schedule, timeZone, message) => {
  expectScheduleError(() => largestGap(schedule, timeZone), message);
});

test.each([
  ['0 */4 * * *', 'Europe/Berlin', ', as on 2026-10-25, when the clocks go back'],
  ['0 2 * * *', 'Europe/Berlin', ', as on 2026-03-29, when the clocks go forward'],
  ['0 */4 * * *', 'Etc/UTC', ''],
  ['@every 4h', 'Europe/Berlin', ''],
  ['0 0 * * 1', 'Etc/UTC', ''],
])('what makes the gap of %s in %s so long is known: %p', (schedule, timeZone, cause) => {
  expect(causeOfLargestGap(schedule, timeZone)).toBe(cause);
});

test.each([
  ['0 8,20 * * *', 'Etc/UTC', DAY],
  ['0 0,1 * * *', 'Etc/UTC', DAY],
  ['0 0,1,12 * * *', 'Etc/UTC', 23 * HOUR],
  ['0 0 1 * *', 'Etc/UTC', 62 * DAY],
  ['0 */12 * * *', 'Europe/Berlin', 25 * HOUR],
  ['@every 90s', 'Etc/UTC', 3 * MINUTE],
  ['0 0 31 2 *', 'Etc/UTC', 0],
])('from a run of %s in %s to the one after the next it is %d milliseconds at most', (schedule, timeZone, gap) => {
  expect(largestGapOfTwo(schedule, timeZone)).toBe(gap);
});
