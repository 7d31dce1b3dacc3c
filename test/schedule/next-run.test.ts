import fc from 'fast-check';
import { anySchedule, fieldsOf } from './support/cron-fields';
import { matchesDay, nextRun } from '../../src/schedule/next-run';
import { FROM, TimeZone, UNTIL } from '../../src/schedule/time-zone';
import { propertyOptions } from '../support/property';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

// What robfig/cron 3.0.1 says: test/differential/schedule.test.ts asks it.
test.each([
  ['seconds are rounded up', '* * * * *', 'Etc/UTC', '2026-01-01T00:00:30.5Z',
    ['2026-01-01T00:01Z', '2026-01-01T00:02Z']],
  ['the run itself does not count', '0 0 * * *', 'Etc/UTC', '2026-01-01T00:00Z', ['2026-01-02T00:00Z']],
  ['a run may be years away', '0 0 29 2 *', 'Etc/UTC', '2026-01-01T00:00Z', ['2028-02-29T00:00Z', '2032-02-29T00:00Z']],
  ['offsets may be of quarters', '0 0 * * *', 'Asia/Kathmandu', '2026-01-01T00:00Z', ['2026-01-01T18:15Z']],
  ['either day is enough', '0 0 13 * fri', 'Etc/UTC', '2026-02-07T00:00Z', ['2026-02-13T00:00Z', '2026-02-20T00:00Z']],
  ['either day is enough beside a step', '0 0 */15 * fri', 'Etc/UTC', '2026-01-02T00:00Z',
    ['2026-01-09T00:00Z', '2026-01-16T00:00Z']],
  ['a star leaves it to the other day', '0 0 * * fri', 'Etc/UTC', '2026-01-02T00:00Z',
    ['2026-01-09T00:00Z', '2026-01-16T00:00Z']],
  ['a skipped time is left out', '0 2 * * *', 'Europe/Berlin', '2026-03-28T00:00Z',
    ['2026-03-28T01:00Z', '2026-03-30T00:00Z']],
  ['a step over a skipped time is left out', '0 */2 * * *', 'Europe/Berlin', '2026-03-28T22:00Z',
    ['2026-03-28T23:00Z', '2026-03-29T02:00Z']],
  ['a time that is shown twice is used twice', '30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z',
    ['2026-10-25T00:30Z', '2026-10-25T01:30Z', '2026-10-26T01:30Z']],
  ['so is one whose offset becomes 0', '30 1 * * *', 'Europe/London', '2026-10-24T12:00Z',
    ['2026-10-25T00:30Z', '2026-10-25T01:30Z']],
  ['a change by half an hour costs the runs of its day', '0 20 * * *', 'Australia/Lord_Howe', '2026-10-02T12:00Z',
    ['2026-10-03T09:30Z', '2026-10-05T09:00Z']],
  ['without midnight a run slips to the next day', '0 5 * * 6', 'America/Havana', '2026-03-07T00:00Z',
    ['2026-03-07T10:00Z', '2026-03-08T09:00Z', '2026-03-14T09:00Z']],
])('%s: %s in %s', (_, schedule, timeZone, after, expected) => {
  const runs: number[] = [];
  for (let run = Date.parse(after); runs.length < expected.length;) {
    run = nextRun(fieldsOf(schedule), TimeZone.of(timeZone), run)!;
    runs.push(run);
  }
  expect(runs.map(run => new Date(run).toISOString())).toEqual(expected.map(run => new Date(run).toISOString()));
});

test.each(['0 0 31 2 *', '0 0 31 4,6,9,11 ?', '0 , * * *'])('%s never runs', schedule => {
  expect(nextRun(fieldsOf(schedule), TimeZone.of('Etc/UTC'), FROM)).toBeUndefined();
});

test('it gives up after five years, as the controller does', () => {
  expect(nextRun(fieldsOf('0 0 29 2 *'), TimeZone.of('Etc/UTC'), Date.UTC(2096, 1, 29))).toBeUndefined();
  expect(nextRun(fieldsOf('0 0 29 2 *'), TimeZone.of('Etc/UTC'), Date.UTC(2099, 0))).toBe(Date.UTC(2104, 1, 29));
});

test('where clocks are not changed, the next run is the next minute that all fields allow', () => {
  const within = fc.integer({ min: FROM, max: UNTIL - DAY });
  fc.assert(
    fc.property(
      anySchedule(),
      fc.constantFrom('Etc/UTC', 'Asia/Kathmandu', 'Etc/GMT+12'),
      within,
      (schedule, timeZone, after) => {
        const fields = fieldsOf(schedule);
        const zone = TimeZone.of(timeZone);
        const run = nextRun(fields, zone, after)!;
        const due = (moment: number) => {
          const date = new Date(zone.toLocal(moment));
          return (
            fields.minute.values[date.getUTCMinutes()] && fields.hour.values[date.getUTCHours()]
            && fields.month.values[date.getUTCMonth() + 1]
            && matchesDay(fields, { dayOfMonth: date.getUTCDate(), dayOfWeek: date.getUTCDay() })
          );
        };
        expect(run).toBeGreaterThan(after);
        expect(run % MINUTE).toBe(0);
        expect(due(run)).toBe(true);
        for (let minute = run - MINUTE; minute > Math.max(after, run - 3 * DAY); minute -= MINUTE) {
          if (due(minute)) throw new Error(`${new Date(minute).toISOString()} is due, too`);
        }
      },
    ),
    propertyOptions(),
  );
});
