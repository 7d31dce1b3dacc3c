import fc from 'fast-check';
import { expectScheduleError } from './support/schedule-error';
import { FROM, TimeZone, UNTIL } from '../../src/schedule/time-zone';
import { propertyOptions } from '../support/property';

const HOUR = 3_600_000;

test.each([
  ['Europe/Berlin', ['2026-03-29T01:00:00.000Z +2', '2026-10-25T01:00:00.000Z +1']],
  ['Australia/Lord_Howe', ['2026-04-04T15:00:00.000Z +10.5', '2026-10-03T15:30:00.000Z +11']],
  ['America/Havana', ['2026-03-08T05:00:00.000Z -4', '2026-11-01T05:00:00.000Z -5']],
  ['Antarctica/Troll', ['2026-03-29T01:00:00.000Z +2', '2026-10-25T01:00:00.000Z +0']],
])('%s changes its clocks in 2026 at %j', (name, expected) => {
  const changes = TimeZone.of(name).changes.filter(({ at }) => at < Date.UTC(2027, 0));
  expect(changes.map(({ at, after }) => `${new Date(at).toISOString()} ${after < 0 ? '' : '+'}${after / HOUR}`))
    .toEqual(expected);
});

test.each(['Etc/UTC', 'UTC', 'Asia/Tokyo', 'Asia/Kathmandu', 'Etc/GMT-14'])('%s never changes its clocks', name => {
  expect(TimeZone.of(name).changes).toEqual([]);
});

test('clock changes of a week are found', () => {
  // In Gaza, Ramadan interrupts summer time, and ends in some years a week before summer time does.
  const { changes } = TimeZone.of('Asia/Gaza');
  const distances = changes.slice(1).map(({ at }, index) => at - changes[index].at);
  expect(Math.min(...distances)).toBeLessThan(7 * 24 * HOUR);
});

test('all 32 years are looked at', () => {
  const years = new Set(TimeZone.of('Europe/Berlin').changes.map(({ at }) => new Date(at).getUTCFullYear()));
  expect(years.size).toBe(32);
  expect(UNTIL - FROM).toBe((28 + 4) * 365.25 * 24 * HOUR);
});

test.each([
  ['Asia/Kathmandu', '2026-06-01T00:00:00Z', '2026-06-01T05:45:00Z'],
  ['Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59Z'],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00Z'],
  ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z'],
  ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'],
  ['America/St_Johns', '2026-01-01T00:00:00Z', '2025-12-31T20:30:00Z'],
])('the clock of %s shows at %s %s', (name, moment, local) => {
  expect(TimeZone.of(name).toLocal(Date.parse(moment))).toBe(Date.parse(local));
});

// What time.Date of Go 1.26 says; it promises nothing for times that are skipped or shown twice.
test.each([
  ['Europe/Berlin', '2026-07-01T12:00:00Z', '2026-07-01T10:00:00Z'],
  ['Europe/Berlin', '2026-03-29T02:30:00Z', '2026-03-29T01:30:00Z'],
  ['Europe/Berlin', '2026-10-25T02:30:00Z', '2026-10-25T01:30:00Z'],
  ['America/New_York', '2026-03-08T02:30:00Z', '2026-03-08T06:30:00Z'],
  ['America/New_York', '2026-11-01T01:30:00Z', '2026-11-01T05:30:00Z'],
  ['Europe/London', '2026-03-29T01:30:00Z', '2026-03-29T01:30:00Z'],
])('in %s it is %s at %s', (name, local, moment) => {
  expect(new Date(TimeZone.of(name).toMoment(Date.parse(local))).toISOString()).toBe(new Date(moment).toISOString());
});

test('a moment is found again by what the clock shows, unless the clock shows it twice', () => {
  const names = fc.constantFrom(
    'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Kiritimati', 'Etc/UTC',
  );
  fc.assert(fc.property(names, fc.integer({ min: FROM, max: UNTIL }), (name, moment) => {
    const zone = TimeZone.of(name);
    const twice = zone.changes.some(
      ({ at, before, after }) => before > after && Math.abs(moment - at) <= before - after,
    );
    expect(twice || zone.toMoment(zone.toLocal(moment)) === moment).toBe(true);
  }), propertyOptions());
});

test('a name that the API server refuses is an error', () => {
  expectScheduleError(() => TimeZone.of('Local'), "'timeZone' must be");
});

test('a name that this Node does not know is an error', () => {
  const format = jest.spyOn(Intl, 'DateTimeFormat').mockImplementation(() => {
    throw new RangeError('Invalid time zone specified: America/Coyhaique');
  });
  expectScheduleError(
    () => TimeZone.of('America/Coyhaique'),
    "'America/Coyhaique'",
    `the time zones of Node ${process.versions.node}`,
  );
  format.mockRestore();
});
