import fc from 'fast-check';
import { anySchedule } from './support/cron-fields';
import { expectScheduleError } from './support/schedule-error';
import { largestGap } from '../../src/schedule/largest-gap';
import { defaultSchedule, proveSchedule } from '../../src/schedule/prove-schedule';
import { propertyOptions } from '../support/property';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ECR = {
  what: 'a token of ECR', lifetime: 12 * HOUR, jitter: MINUTE, deadline: 10 * MINUTE, otherwise: 'use node identity',
};
const ARTIFACT_REGISTRY = { ...ECR, what: 'a token of Artifact Registry', lifetime: HOUR };

test.each([
  ['0 */4 * * *', 'Etc/UTC', 4 * HOUR],
  ['17 */3 * * *', 'Europe/Berlin', 4 * HOUR],
  ['@every 4h', 'Europe/Berlin', 4 * HOUR],
  ['5 * * * *', 'Asia/Tokyo', HOUR],
])('%s in %s is safe for a token of 12 hours', (schedule, timeZone, gap) => {
  expect(proveSchedule({ ...ECR, schedule, timeZone })).toBe(gap);
});

test('an error about a time zone that this Node does not know names the option', () => {
  const format = jest.spyOn(Intl, 'DateTimeFormat').mockImplementation(() => {
    throw new RangeError('Invalid time zone specified: America/Coyhaique');
  });
  expectScheduleError(
    () => proveSchedule({ ...ECR, schedule: '0 */4 * * *', timeZone: 'America/Coyhaique' }),
    "'refresh.timeZone' must be a name of the IANA time zone database",
  );
  format.mockRestore();
});

test.each([
  ['0 */8 * * *', 'Etc/UTC', 'leaves up to 8 hours between two runs', "write '0 */4 * * *'"],
  ['23 */5 * * *', 'Etc/UTC', 'leaves up to 5 hours between two runs', "write '23 */4 * * *'"],
  ['17 */4 * * *', 'Europe/Berlin', 'leaves up to 5 hours between two runs, as on 2026-10-25, when the clocks go back',
    "write '17 */3 * * *'"],
  ['0 * * * 1-5', 'Etc/UTC', 'leaves up to 2 days 1 hour between two runs', "write '0 */4 * * *'"],
  ['@every 5h', 'Etc/UTC', 'leaves up to 5 hours between two runs', "write '0 */4 * * *'"],
  ['0 0 31 2 *', 'Etc/UTC', 'never runs', "write '0 */4 * * *'"],
  [', * * * *', 'Etc/UTC', 'never runs', "write '0 */4 * * *'"],
])('%s in %s is refused for a token of 12 hours', (schedule, timeZone, found, instead) => {
  expectScheduleError(
    () => proveSchedule({ ...ECR, schedule, timeZone }),
    `'refresh.schedule' '${schedule}' (${timeZone}) ${found}: `,
    `: ${instead}, or leave 'refresh.schedule' out`,
  );
});

test.each(['* * * * *', '@every 10s', '@every 119s', '*/1 */2 * * *', '0-59 * * * *'])(
  '%s is refused, as it runs minute after minute', schedule => {
    expectScheduleError(
      () => proveSchedule({ ...ECR, schedule, timeZone: 'Etc/UTC' }),
      `'refresh.schedule' '${schedule}' runs minute after minute, and clouds limit the rate of logins: write `
        + "'17 */4 * * *', or leave 'refresh.schedule' out",
    );
  });

test('every minute is right for a token that lives no longer than a few', () => {
  const terms = { ...ECR, lifetime: 5 * MINUTE, jitter: 0, deadline: MINUTE };
  expect(defaultSchedule(terms, 'payments/refresh')).toBe('* * * * *');
  expect(proveSchedule({ ...terms, schedule: '* * * * *', timeZone: 'Etc/UTC' })).toBe(MINUTE);
});

test('the message has the numbers', () => {
  expectScheduleError(
    () => proveSchedule({ ...ECR, schedule: '0 */8 * * *', timeZone: 'Etc/UTC' }),
    "'refresh.schedule' '0 */8 * * *' (Etc/UTC) leaves up to 8 hours between two runs: a token of ECR lives 12 hours "
    + "and has to outlast a run that fails, so no more than 4 hours is safe: write '0 */4 * * *', or leave "
    + "'refresh.schedule' out",
  );
});

test('jitter and deadline are in the message where they count', () => {
  expectScheduleError(
    () => proveSchedule({ ...ARTIFACT_REGISTRY, deadline: 20 * MINUTE, schedule: '*/20 * * * *', timeZone: 'Etc/UTC' }),
    "so no more than 19 minutes is safe, with a jitter of 1 minute and a deadline of 20 minutes: write '*/15 * * * *'",
  );
});

test('a proposal is safe itself, in the same zone', () => {
  const names = fc.constantFrom('Etc/UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Antarctica/Troll');
  let proposals = 0;
  fc.assert(fc.property(anySchedule(), names, fc.integer({ min: 45, max: 2000 }), (schedule, timeZone, minutes) => {
    const terms = { ...ECR, lifetime: minutes * MINUTE, timeZone };
    try {
      proveSchedule({ ...terms, schedule });
    } catch (error) {
      const proposal = /: write '(.*)', or leave/.exec((error as Error).message)![1];
      expect(proveSchedule({ ...terms, schedule: proposal })).toBeLessThanOrEqual(terms.lifetime / 3);
      proposals += 1;
    }
  }), propertyOptions());
  expect(proposals).toBeGreaterThan(100);
});

test('a schedule that does not parse is refused before all else', () => {
  expectScheduleError(
    () => proveSchedule({ ...ECR, lifetime: 0, schedule: '@reboot', timeZone: 'Etc/UTC' }),
    "got '@reboot'",
  );
});

test('a token that no schedule can serve is an error', () => {
  expectScheduleError(
    () => proveSchedule({ ...ECR, lifetime: 0, schedule: '@hourly', timeZone: 'Etc/UTC' }),
    'no CronJob can',
    'use node identity',
  );
  expectScheduleError(
    () => defaultSchedule({ ...ECR, lifetime: MINUTE }, 'payments/refresh'),
    'no CronJob can',
    'use node identity',
  );
});

// Part of what is emitted: another minute is another CronJob in every cluster.
test.each([
  [12 * HOUR, 'payments/registry-access', '8 */4 * * *'],
  [12 * HOUR, 'orders/registry-access', '58 */4 * * *'],
  [3 * HOUR, 'payments/registry-access', '8 * * * *'],
  [75 * MINUTE, 'payments/registry-access', '8-59/20 * * * *'],
  [HOUR, 'payments/registry-access', '8-59/20 * * * *'],
  [45 * MINUTE, 'payments/registry-access', '8-59/15 * * * *'],
])('the default for a token of %d milliseconds and %s is %s', (lifetime, seed, schedule) => {
  expect(defaultSchedule({ ...ECR, lifetime }, seed)).toBe(schedule);
});

test('defaults are safe, even, and spread', () => {
  const minutes = new Set<string>();
  fc.assert(fc.property(fc.integer({ min: 45, max: 5000 }), fc.string(), (lifetime, seed) => {
    const terms = { ...ECR, lifetime: lifetime * MINUTE };
    const schedule = defaultSchedule(terms, seed);
    minutes.add(schedule.split(' ')[0]);
    expect(proveSchedule({ ...terms, schedule, timeZone: 'Etc/UTC' })).toBe(largestGap(schedule, 'Etc/UTC'));
  }), propertyOptions());
  expect(minutes.size).toBeGreaterThan(40);
});
