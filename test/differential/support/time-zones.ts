import { Random } from './random';

/**
 * Clock changes of every kind: by an hour, half an hour and two; at, before and over midnight; on other weekdays; in
 * each hemisphere; twice a year and, for Ramadan, four times; from and to an offset of 0; and zones without, some with
 * an offset of no whole hours.
 */
export const NASTY_TIME_ZONES = [
  'Europe/Berlin', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Antarctica/Troll', 'America/Havana',
  'Africa/Cairo', 'Asia/Beirut', 'America/Santiago', 'Pacific/Easter', 'America/Nuuk', 'America/Scoresbysund',
  'Atlantic/Azores', 'Pacific/Chatham', 'Africa/Casablanca', 'Asia/Gaza', 'America/St_Johns', 'Asia/Jerusalem',
  'Europe/Chisinau', 'America/Asuncion', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Pacific/Apia', 'Etc/UTC',
  'Etc/GMT+12',
];

const WRONG = [
  '', 'Local', 'local', 'LOCAL', 'utc', '+02:00', '+0200', 'GMT+2', 'UTC+2', 'Etc/GMT+13', 'Etc/GMT-15', 'Etc/GMT+00',
  'PST', 'CEST', 'Europe', 'Europe/', '/UTC', './UTC', 'Europe//Berlin', '../UTC', 'Europe/Atlantis', 'Europe/Berlin ',
  'Europe/Berlin\n', '-UTC', 'America/Argentina', 'SystemV/PST8PDT', 'Etc/Unknown', 'US/Pacific-New',
];

/** A `timeZone`, often one that is refused. */
export function randomTimeZone(random: Random): string {
  if (random.oneIn(3)) {
    return random.pick(WRONG);
  }
  const name = random.oneIn(4) ? random.pick(NASTY_TIME_ZONES) : random.pick(Intl.supportedValuesOf('timeZone'));
  return random.pick([
    name,
    name,
    name.toLowerCase(),
    name.toUpperCase(),
    random.mutate(name, 2, ['e', '/', '_', '-', '.', 'A', '+', '1', ' ', 'é']),
  ]);
}
