import { fieldsOf } from './support/cron-fields';
import { expectScheduleError } from './support/schedule-error';
import { CronExpression } from '../../src/schedule/cron-expression';

test('the fields are minute, hour, day of the month, month and day of the week', () => {
  const due = Object.entries(fieldsOf('1 2 3 4 5')).map(([name, { values }]) => [name, values.indexOf(true)]);
  expect(Object.fromEntries(due)).toEqual({ minute: 1, hour: 2, dayOfMonth: 3, month: 4, dayOfWeek: 5 });
});

test.each([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
  ['\t 1  2\u00a0*\u0085*\n? ', '1 2 * * *'],
])('%j means %s', (text, fields) => {
  expect(fieldsOf(text)).toEqual(fieldsOf(fields));
});

test.each([
  ['@every 15m', 15 * 60_000],
  ['@every 1h30m', 90 * 60_000],
  ['@every 1.9s', 1000],
  ['@every 5ms', 1000],
  ['@every -1h', 1000],
])('%s means every %d milliseconds', (text, period) => {
  expect(CronExpression.parse(text).rule).toBe(period);
});

test.each([
  '0 0 31 2 *', '*/90 * * * *', '@every 5s', ', * * * *',
])('%s is accepted, though it is rarely meant', text => {
  expect(CronExpression.parse(text).text).toBe(text);
});

test.each([
  ['* * * * *', true], ['* */4 * * *', true], ['@every 1m59s', true], ['*/2 * * * *', false], ['@every 2m', false],
  ['@hourly', false], ['1-59 * * * *', false],
])('whether runs of %s follow minute after minute: %j', (text, expected) => {
  expect(CronExpression.parse(text).isEveryMinute).toBe(expected);
});

test('an error says what has the schedule', () => {
  expectScheduleError(() => CronExpression.parse('@reboot', 'refresh.'), "'refresh.schedule' must be one of ");
  expectScheduleError(() => CronExpression.parse('TZ=UTC', 'refresh.'), "write the zone as 'refresh.timeZone'");
});

test.each([
  ['', "must have five fields (minute, hour, day of the month, month, day of the week), not 0, got '': write five "
    + "fields, e.g. '0 */4 * * *'"],
  ['* * * *', 'not 4'],
  ['* *\n* *', "got '* *\\n* *': write"],
  ['0 0 0 * * *', "not 6, got '0 0 0 * * *': write it without seconds or year"],
  ['\ufeff* * * * *', 'values from 0 to 59'],
  [' @hourly', 'not 1'],
  ['@hourly ', 'must be one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly and @every DURATION'],
  ['@Hourly', 'must be one of'],
  ['@reboot', 'must be one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly and @every DURATION, '
    + "if not five fields, got '@reboot'"],
  ['@every', 'must be one of'],
  ['@every 5',
    "must have a duration after '@every', got '@every 5': write hours, minutes and seconds, e.g. '@every 1h30m'"],
  ['constructor', 'not 1'],
  ['TZ=UTC 0 0 * * *', "must not hold TZ, got 'TZ=UTC 0 0 * * *': write '0 0 * * *', and the zone as 'timeZone'"],
  ['CRON_TZ=Europe/Berlin @daily', "write '@daily', and the zone as 'timeZone'"],
  ['TZ=UTC', "must not hold TZ, got 'TZ=UTC': write the zone as 'timeZone'"],
  ['*-TZ * * * *', 'must not hold TZ'],
  ['0 0 * * 7', "'schedule' must have values from 0 to 6 or sun to sat for the day of the week, not '7', got '0 0 * * "
    + "7': write 0 for Sunday"],
  ['0 0 L * *', 'for the day of the month, not \'L\''],
  ['H * * * *', 'for the minute, not \'H\''],
])('%j is refused', (text, ...messages) => {
  expectScheduleError(() => CronExpression.parse(text), "'schedule' ", ...messages);
});
