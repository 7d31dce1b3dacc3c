import { expectScheduleError } from './support/schedule-error';
import { checkTimeZoneName } from '../../src/schedule/time-zone-name';

test.each([
  'Europe/Berlin', 'Etc/UTC', 'UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'Europe/Kiev',
  'America/Argentina/Buenos_Aires', 'US/Pacific', 'EST5EDT', 'W-SU', 'GMT0', 'Etc/GMT+12', 'Etc/GMT-14', 'Etc/GMT0',
])('%s is accepted', name => {
  expect(() => checkTimeZoneName(name)).not.toThrow();
});

test.each([
  ['', "got '': write e.g. 'Europe/Berlin', or leave it out for 'Etc/UTC'"],
  ['Local', "got 'Local'"],
  ['local', "got 'local'"],
  ['utc', "write 'UTC'"],
  ['europe/berlin', "write 'Europe/Berlin'"],
  ['asia/kolkata', "write 'Asia/Kolkata'"],
  ['Europe/Atlantis', "got 'Europe/Atlantis'"],
  ['+02:00', "got '+02:00'"],
  ['PST', "got 'PST'"],
  ['Etc/GMT+13', "got 'Etc/GMT+13'"],
  ['Etc/GMT-15', "got 'Etc/GMT-15'"],
  ['Europe/Berlin ', "got 'Europe/Berlin '"],
])('%j is refused', (name, message) => {
  expectScheduleError(
    () => checkTimeZoneName(name),
    "'timeZone' must be a name of the IANA time zone database, in its spelling",
    message,
  );
});
