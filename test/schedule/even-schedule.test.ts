import fc from 'fast-check';
import { evenSchedule } from '../../src/schedule/even-schedule';
import { largestGap } from '../../src/schedule/largest-gap';
import { propertyOptions } from '../support/property';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [72 * HOUR, 17, '17 0 * * *'],
  [23 * HOUR, 17, '17 */12 * * *'],
  [4 * HOUR, 17, '17 */4 * * *'],
  [4 * HOUR, 77, '17 */4 * * *'],
  [4 * HOUR - 1, 17, '17 */3 * * *'],
  [HOUR, 0, '0 * * * *'],
  [25 * MINUTE, 17, '17-59/20 * * * *'],
  [25 * MINUTE, 40, '*/20 * * * *'],
  [5 * MINUTE, 17, '2-59/5 * * * *'],
  [100_000, 17, '* * * * *'],
])('%d milliseconds from minute %d: %s', (limit, minute, schedule) => {
  expect(evenSchedule(limit, 'Etc/UTC', minute)).toBe(schedule);
});

test.each([
  ['Europe/Berlin', 4 * HOUR, '17 */3 * * *'],
  ['Europe/Berlin', HOUR, '17 * * * *'],
  ['Australia/Lord_Howe', HOUR, '17-59/30 * * * *'],
])('clock changes in %s are counted in', (timeZone, limit, schedule) => {
  expect(evenSchedule(limit, timeZone, 17)).toBe(schedule);
});

test('the limit is kept, and used to the half', () => {
  const names = fc.constantFrom('Etc/UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Antarctica/Troll');
  fc.assert(fc.property(fc.integer({ min: MINUTE, max: 24 * HOUR }), names, fc.nat(), (limit, timeZone, minute) => {
    expect(largestGap(evenSchedule(limit, timeZone, minute), timeZone)).toBeLessThanOrEqual(limit);
    expect(largestGap(evenSchedule(limit, 'Etc/UTC', minute), 'Etc/UTC')).toBeGreaterThan(limit / 2 - 1);
  }), propertyOptions());
});
