import { array, constantFrom, integer, oneof, sample, tuple } from 'fast-check';
import { onEachCluster } from './support/cluster';
import { CronExpression } from '../../src/schedule';
import { checkTimeZoneName } from '../../src/schedule/time-zone-name';
import { propertyOptions } from '../support/property';

/** What documentation of one cron or another has, and what people write by mistake. */
const WRITTEN = [
  '0 */4 * * *', '*/20 * * * *', '? ? ? ? ?', '5,35 1-5/2 1,15 JAN-mar Mon', '0 0 31 2 *', '*/90 * * * *',
  '0 0 * * 0', '0 0 * * 7', '0 0 * * sun-sat', '0 0 * * sat-sun', '0 0 * * MONDAY', '0 0 * january *', '0 0 * * *#c',
  '@hourly', '@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@reboot', '@Hourly',
  '@every 15m', '@every 5s', '@every 1h30m', '@every 0s', '@every -1h', '@every 1d', '@every', '@every 1.5h',
  '@every 100us', '', ' ', '* * * *', '* * * * * *', '*\t*\t*\t*\t*', '  0 0 * * *  ', 'TZ=UTC 0 0 * * *',
  'CRON_TZ=UTC 0 0 * * *', '0 0 L * *', '0 0 15W * *', '0 0 * * 5#2', 'H * * * *', '60 * * * *', '0 24 * * *',
  '0 0 0 * *', '0 0 32 * *', '0 0 * 13 *', '-1 * * * *', '5-1 * * * *', '1- * * * *', '1-2-3 * * * *', '*-5 * * * *',
  '1,,2 * * * *', ', * * * *', '*,5 * * * *', '*/0 * * * *', '1/2 * * * *', '*/ * * * *', '*/2/3 * * * *',
  '?/15 * * * *', '1-5/99 * * * *', '7/ * * * *', '/5 * * * *', '+5 * * * *', '05 * * * *', '1.5 * * * *',
  '0x5 * * * *', '*/99999999999999999999 * * * *',
];

const ZONES = [
  'Etc/UTC', 'UTC', 'GMT', 'Zulu', 'Europe/Berlin', 'Europe/Kyiv', 'Europe/Kiev', 'America/Argentina/Buenos_Aires',
  'Asia/Calcutta', 'Asia/Kolkata', 'Etc/GMT-14', 'Etc/GMT+12', 'Etc/GMT-15', 'US/Eastern', 'EST', 'EST5EDT',
  'Antarctica/Troll', 'Local', 'local', '', 'europe/berlin', 'Europe/berlin', 'Berlin', 'CEST', '+02:00', 'UTC+2',
  'GMT+0', 'Europe/Berlin ', '../Europe/Berlin', 'Etc/Unknown',
];

// Mostly right, as two wrong fields hide each other.
const value = oneof(
  { weight: 12, arbitrary: integer({ min: 1, max: 6 }).map(String) },
  {
    weight: 1,
    arbitrary: oneof(
      integer({ min: 0, max: 62 }).map(String), constantFrom('*', '?', 'mon', 'SUN', 'jan', 'Dec', '-1', '', 'x', '00'),
    ),
  },
);
const range = oneof(
  { weight: 2, arbitrary: value },
  { weight: 2, arbitrary: tuple(value, value).map(ends => ends.join('-')) },
  constantFrom('*', '?', '*-3', '1-2-3'),
);
const step = oneof({ weight: 3, arbitrary: range }, tuple(range, value).map(parts => parts.join('/')));
const list = array(step, { minLength: 1, maxLength: 3 }).map(steps => steps.join());
const field = oneof({ weight: 2, arbitrary: constantFrom('*', '1', '*/5') }, list);
const expression = array(field, { minLength: 5, maxLength: 5 }).map(fields => fields.join(' '));
const GENERATED = [...new Set(sample(expression, { ...propertyOptions(), numRuns: 250 }))];

onEachCluster([], cluster => {
  let namespace: string;

  beforeAll(async () => { namespace = await cluster.newNamespace(); });

  /** The CronJobs that the API server refuses, by their place in the list. */
  const refusedBy = async (specs: { schedule: string; timeZone?: string }[]) => {
    const spec = { restartPolicy: 'Never', containers: [{ name: 'main', image: 'registry.example.com/app' }] };
    const jobTemplate = { spec: { template: { spec } } };
    const { stderr } = await cluster.tryCreate(
      specs.map((own, index) => ({
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: `c-${index}`, namespace },
        spec: { ...own, jobTemplate },
      })),
      '--dry-run=server',
    );
    return [...stderr.matchAll(/"c-(\d+)" is invalid/g)].map(([, index]) => Number(index));
  };
  const throws = (check: () => unknown) => {
    try {
      check();
      return false;
    } catch {
      return true;
    }
  };

  test.each([
    ['people write', WRITTEN], ['were generated', GENERATED],
  ])('of the schedules that %s we refuse those that the API server refuses, and no others', async (_, schedules) => {
    const refused = (await refusedBy(schedules.map(schedule => ({ schedule })))).map(index => schedules[index]);
    expect(schedules.filter(schedule => throws(() => CronExpression.parse(schedule)))).toEqual(refused);
    expect(refused.length).toBeGreaterThan(10);
    expect(refused.length).toBeLessThan(schedules.length - 10);
  });

  test('we refuse the time zones that the API server refuses, and no others', async () => {
    const refused = (await refusedBy(ZONES.map(timeZone => ({ schedule: '@daily', timeZone })))).map(
      index => ZONES[index],
    );
    expect(ZONES.filter(timeZone => throws(() => checkTimeZoneName(timeZone)))).toEqual(refused);
  });
});
