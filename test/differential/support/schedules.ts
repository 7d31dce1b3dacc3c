import { Random } from './random';

interface Field {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly Field[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: WEEKDAYS },
];

const DESCRIPTORS = [
  '@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly', '@reboot', '@Hourly', '@', '@every',
  'constructor',
];
const NEVER = ['0 0 31 2 *', '0 0 30 feb ?', '5 4 31 4,6,9,11 *', '0 0 31 */9 ,', '0 0 , * ,', '0 , * * *'];
const UNITS = ['h', 'm', 's', 'ms', 'us', '\u00b5s', '\u03bcs', 'ns', 'h', 'm', 's', 'd', 'H', ''];
const NUMBERS = [
  '0', '00', '007', '+5', '-5', '-0', '+0', '9223372036854775807', '9223372036854775808', '1e1', '1.5', '0x1', '1_0',
  '٣', '',
];
const SPACES = [
  '  ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u00a0', '\u2003', '\u3000', '\u2028', '\u1680', '\ufeff', '\u200b',
  '\u180e',
];
const NASTY = [
  ...NUMBERS, ...SPACES, '*', '?', '*?', '/', '-', ',', ',,', '//', '--', 'L', 'W', '#', 'H', 'TZ', 'TZ=UTC ',
  'CRON_TZ=UTC ', '7', '24', '60', '@', 'é',
];

/** A `schedule`, mostly one that is accepted. */
export function randomSchedule(random: Random): string {
  const schedule = random.oneIn(12)
    ? randomDescriptor(random)
    : random.oneIn(60)
      ? random.pick(NEVER)
      : randomFields(random);
  return random.oneIn(12) ? random.mutate(schedule, 1.5, NASTY) : schedule;
}

/**
 * A schedule of few runs, whose gaps can be counted one by one, and which hits dates and hours of clock changes more
 * often than by chance.
 */
export function rareSchedule(random: Random): string {
  const minutes = String(random.below(60));
  const hours = random.list(1, 2, () => random.pick(['0', '1', '2', '2', '3', '12', '20', '23'])).join();
  const days = random.pick(['*', '*', '31', '25-31', '1-31/2', '*/6', '29', '31', '8-14', '1,15']);
  const months = random.pick(['*', '*', '3', '10,11', 'mar-apr', '*/5', '2', '2']);
  const weekdays = random.pick(['*', '*', '0', '6', '1-5', 'sun,fri', '*/2', '*/3']);
  return [minutes, hours, days, months, weekdays].join(' ');
}

function randomDescriptor(random: Random): string {
  if (!random.oneIn(2)) {
    return random.pick(DESCRIPTORS);
  }
  const number = () =>
    random.oneIn(6)
      ? random.pick(NUMBERS)
      : `${random.below(120)}${random.pick(['', '', '', '.', '.5', `.${random.below(1e9)}`])}`;
  const parts = random.list(
    1,
    3,
    () => number() + (random.oneIn(5) ? random.pick(UNITS) : random.pick(['h', 'm', 's'])),
  );
  return `@every ${random.oneIn(10) ? random.pick(['-', '+']) : ''}${parts.join('')}`;
}

function randomFields(random: Random): string {
  const free = random.oneIn(2);
  const fields = FIELDS.map((field, index) => free && index > 1 ? '*' : randomField(random, field));
  const more = random.oneIn(40) ? random.pick([['*'], ['2026'], ['']]) : [];
  const space = () => random.oneIn(30) ? random.pick(SPACES) : ' ';
  const text = (random.oneIn(60) ? fields.slice(1) : [...fields, ...more]).map(field => field + space()).join('');
  return random.oneIn(30) ? text : text.slice(0, -1);
}

function randomField(random: Random, field: Field): string {
  return random.oneIn(4)
    ? random.pick(['*', '*', '*', '?'])
    : random.list(1, random.oneIn(3) ? 4 : 1, () => randomPart(random, field)).join();
}

function randomPart(random: Random, field: Field): string {
  const value = () => randomValue(random, field);
  const step = random.oneIn(2)
    ? ''
    : `/${random.oneIn(20) ? random.pick(NUMBERS) : 1 + random.below(random.oneIn(5) ? 100 : 12)}`;
  const [low, high] = [value(), value()].sort((a, b) => Number(a) - Number(b));
  return (
    random.pick([
      '*',
      value(),
      value(),
      `${low}-${high}`,
      `${low}-${high}`,
      `${low}-${field.max}`,
      random.oneIn(10) ? `*-${high}` : '*',
    ]) + step
  );
}

function randomValue(random: Random, { min, max, names }: Field): string {
  if (random.oneIn(60)) {
    return random.pick([...NUMBERS, String(max + 1), String(min - 1)]);
  }
  const name = names.length > 0 && random.oneIn(3) ? random.pick(names) : '';
  return random.pick([name, name.toUpperCase()]) || String(min + random.below(max - min + 1));
}
