import { Tally } from './support/compare';
import { Cron, CronAnswer, CronQuestion } from './support/cron';
import { Random } from './support/random';
import { randomSchedule, rareSchedule } from './support/schedules';
import { NASTY_TIME_ZONES, randomTimeZone } from './support/time-zones';
import { CronExpression } from '../../src/schedule/cron-expression';
import { largestGap } from '../../src/schedule/largest-gap';
import { nextRun } from '../../src/schedule/next-run';
import { FROM, TimeZone, UNTIL } from '../../src/schedule/time-zone';

const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 20261125);
const CASES = Number(process.env.DIFFERENTIAL_CASES ?? 20000);
const BATCH = 500;
const SECOND = 1000;
const DAY = 86400;
const YEARS = [FROM / SECOND, UNTIL / SECOND] as const;

let cron: Cron;
beforeAll(() => {
  cron = new Cron();
});
afterAll(() => cron.stop());

test('clocks are changed when they are in the cluster', async () => {
  const names = Intl.supportedValuesOf('timeZone');
  const times = names.map(clockTimes);
  const answers = await cron.ask(
    names.map((timeZone, index) => ({ schedule: '@hourly', timeZone, clock: times[index] })),
  );
  const different = names.filter((timeZone, index) => {
    const offsets = times[index].map(time => TimeZone.of(timeZone).toLocal(time * SECOND) / SECOND - time);
    return differ(answers[index].offsets, offsets);
  });
  process.stdout.write(
    `differential: ${names.length} time zones, of which ${different.length} differ: ${different.join(', ')}\n`,
  );
  // Two versions of the data differ in the few countries that have changed their minds in between.
  expect(different.length).toBeLessThan(10);
});

test('time zones are accepted and refused as by the API server', async () => {
  const question = (random: Random) => ({ schedule: '@hourly', timeZone: randomTimeZone(random) });
  await compare(
    'time zones',
    CASES / 10,
    ['accepted', 'refused'],
    question,
    ({ timeZone }, { timeZoneValid }, tally) => {
      const accepted = isAccepted(() => TimeZone.of(timeZone));
      tally.add(accepted ? 'accepted' : 'refused');
      return differ(timeZoneValid, accepted);
    },
  );
});

test('schedules are accepted and refused as by the API server, and run when its controller runs them', async () => {
  const question = (random: Random) => {
    const timeZone = random.pick(NASTY_TIME_ZONES);
    return {
      schedule: randomSchedule(random),
      timeZone,
      after: random.list(3, 3, () => randomTime(random, timeZone)),
      runs: 20,
    };
  };
  const outcomes = ['refused', '@every', 'never', 'runs', 'runs around a clock change'];
  await compare(
    'schedules',
    CASES / 2,
    outcomes,
    question,
    ({ schedule, timeZone, after }, { scheduleValid, runs }, tally) => {
      const accepted = isAccepted(() => CronExpression.parse(schedule));
      tally.add(
        !accepted
          ? 'refused'
          : schedule.startsWith('@every')
            ? '@every'
            : runs[0]?.length === 0
              ? 'never'
              : outcomeOf(timeZone, runs),
      );
      const ours = accepted ? after.map(time => runsAfter(schedule, timeZone, time)) : [];
      return differ(scheduleValid, accepted) || differ(runs.map(withinYears), ours.map(withinYears));
    },
  );
});

test.each([
  ['*/5 * * * *', 'Europe/Berlin'],
  ['* * * * *', 'Africa/Casablanca'],
  ['*/7 * 25-31 3,4,10,11 *', 'Australia/Lord_Howe'],
])('the largest gap of %s in %s is what counting finds in two years', async (schedule, timeZone) => {
  const [{ gap }] = await cron.ask([{ schedule, timeZone, between: [YEARS[0], YEARS[0] + 2 * 365 * DAY] }]);
  expect(largestGap(schedule, timeZone)).toBe(gap * SECOND);
});

test('the largest gap of rare schedules is what counting finds', async () => {
  const question = (random: Random) => ({
    schedule: rareSchedule(random), timeZone: random.pick(NASTY_TIME_ZONES), between: YEARS,
  });
  await compare('gaps', CASES / 200, ['finite'], question, ({ schedule, timeZone }, { gap }, tally) => {
    tally.add(gap > 0 ? 'finite' : 'infinite');
    return differ(gap > 0 ? gap * SECOND : Infinity, largestGap(schedule, timeZone));
  });
});

/**
 * Asks both sides, says how often each outcome was met, and expects each once at least, so that the generators cannot
 * go stale unseen.
 */
async function compare<Question extends CronQuestion>(
  what: string,
  cases: number,
  outcomes: string[],
  ask: (random: Random) => Question,
  differs: (question: Question, answer: CronAnswer, tally: Tally) => boolean,
): Promise<void> {
  const random = new Random(SEED);
  const tally = new Tally();
  const found: string[] = [];
  for (let asked = 0; asked < cases && found.length < 10; asked += BATCH) {
    const questions = Array.from({ length: Math.min(BATCH, cases - asked) }, () => ask(random));
    const answers = await cron.ask(questions);
    found.push(
      ...questions.filter((question, index) => differs(question, answers[index], tally))
        .map(question => JSON.stringify(question)),
    );
  }
  const counts = [...tally.counts].sort().map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  process.stdout.write(`differential: seed ${SEED}, ${cases} ${what}, ${found.length} disagreements: ${counts}\n`);
  expect(found).toEqual([]);
  expect(outcomes.filter(outcome => tally.of(outcome) === 0)).toEqual([]);
}

function differ(theirs: unknown, ours: unknown): boolean {
  return JSON.stringify(theirs) !== JSON.stringify(ours);
}

function isAccepted(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

/** Our runs, as the CronJob controller would find one after the other. */
function runsAfter(schedule: string, timeZone: string, after: number): number[] {
  const { rule } = CronExpression.parse(schedule);
  const runs: number[] = [];
  let run: number | undefined = after * SECOND;
  while (runs.length < 20) {
    run = typeof rule === 'number' ? run + rule : nextRun(rule, TimeZone.of(timeZone), run);
    if (run === undefined) break;
    runs.push(run / SECOND);
  }
  return runs;
}

/** Mostly shortly before a clock change. */
function randomTime(random: Random, timeZone: string): number {
  const { changes } = TimeZone.of(timeZone);
  return changes.length === 0 || random.oneIn(5)
    ? YEARS[0] + random.below(28 * 365) * DAY + random.below(DAY)
    : random.pick(changes).at / SECOND - random.below(random.pick([0.1, 1, 3]) * DAY) + 3600;
}

/** Our time zones end there. */
function withinYears(runs: readonly number[]): number[] {
  return runs.filter(run => run < YEARS[1]);
}

function outcomeOf(timeZone: string, runs: readonly (readonly number[])[]): string {
  const passes = (at: number) => runs.some(some => at > some[0] && at <= some[some.length - 1]);
  return TimeZone.of(timeZone).changes.some(({ at }) => passes(at / SECOND)) ? 'runs around a clock change' : 'runs';
}

/** Both sides of each clock change, and a day in each month. */
function clockTimes(timeZone: string): number[] {
  const days = Array.from({ length: (YEARS[1] - YEARS[0]) / DAY / 30 }, (_, index) => YEARS[0] + index * 30 * DAY);
  return [...TimeZone.of(timeZone).changes.flatMap(({ at }) => [at / SECOND - 1, at / SECOND]), ...days];
}
