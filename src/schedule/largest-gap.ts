import { CronExpression, CronFields } from './cron-expression';
import { matchesDay, nextRun } from './next-run';
import { ClockChange, FROM, TimeZone, UNTIL } from './time-zone';
import { DAY, HOUR, MINUTE } from './units';

/** A time between two runs. */
interface Gap {
  readonly length: number;
  /** The clock change in it, if there is one. */
  readonly change?: ClockChange;
}

const GAPS_BY_SCHEDULE = new Map<string, Gap>();

/**
 * The longest time in milliseconds between two consecutive runs of a CronJob, clock changes included; `Infinity` if it
 * never runs.
 *
 * It depends on the expression, the zone and the time zone data of Node, never on the day of the synthesis. Which runs
 * there are is said at `nextRun`, which years are looked at, at `FROM`.
 *
 * It holds if the CronJob has no `startingDeadlineSeconds` or one that is no shorter. With a shorter one the controller
 * looks for runs from that long ago, not from the last run on: it may skip some around clock changes, and `@every`
 * never runs at all. See `mostRecentScheduleTime` of
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/controller/cronjob/utils.go.
 *
 * @param schedule `schedule` of the CronJob
 * @param timeZone `timeZone` of the CronJob; one without it runs in the zone of the controller manager, which is nearly
 * always UTC
 * @throws an `Error` named `ScheduleError` where the API server refuses either
 */
export function largestGap(schedule: string, timeZone: string): number {
  return findLargestGap(schedule, timeZone).length;
}

/** As many runs are followed; those of a schedule that runs more often are all alike. */
const MAX_RUNS = 1000;

/** The longest time in milliseconds from a run to the one after the next, among the first of them. */
export function largestGapOfTwo(schedule: string, timeZone: string): number {
  const { rule } = CronExpression.parse(schedule);
  if (typeof rule === 'number') {
    return 2 * gapOfPeriod(rule);
  }
  const zone = TimeZone.of(timeZone);
  const runs = [nextRun(rule, zone, FROM)];
  while (runs.length < MAX_RUNS && runs[runs.length - 1] !== undefined) {
    runs.push(nextRun(rule, zone, runs[runs.length - 1]!));
  }
  return runs.slice(2).reduce<number>((longest, run, index) => run === undefined ? longest : Math.max(longest,
    run - runs[index]!), 0);
}

/**
 * What makes the longest time between two runs as long as it is, for a message; nothing where it is no clock change.
 */
export function causeOfLargestGap(schedule: string, timeZone: string): string {
  const { change } = findLargestGap(schedule, timeZone);
  return change === undefined ? ''
    : `, as on ${new Date(change.at + change.before).toISOString().slice(0, 10)}, when the clocks go `
      + `${change.after < change.before ? 'back' : 'forward'}`;
}

function findLargestGap(schedule: string, timeZone: string): Gap {
  const key = `${timeZone} ${schedule}`;
  let gap = GAPS_BY_SCHEDULE.get(key);
  if (gap === undefined) {
    const { rule } = CronExpression.parse(schedule);
    const zone = TimeZone.of(timeZone);
    gap = typeof rule === 'number' ? { length: gapOfPeriod(rule) } : gapOfFields(rule, zone);
    GAPS_BY_SCHEDULE.set(key, gap);
  }
  return gap;
}

/**
 * Runs that are due in the same minute are one Job, as its name ends in the minute: `getJobName` of
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/controller/cronjob/cronjob_controllerv2.go.
 */
function gapOfPeriod(period: number): number {
  return period * Math.max(1, Math.ceil(MINUTE / period));
}

function gapOfFields(fields: CronFields, zone: TimeZone): Gap {
  if (!runsEveryDay(fields)) {
    return walk(fields, zone, zone.changes, UNTIL);
  }
  const changes = oneOfEachKind(zone.changes);
  return walk(fields, zone, changes, (changes.at(-1)?.at ?? FROM) + 7 * DAY);
}

/**
 * Follows the runs from one to the next, but only around clock changes. In between the offset is the same, runs are at
 * the same times on all days that have any, and only the distance of those days differs.
 */
function walk(fields: CronFields, zone: TimeZone, changes: readonly ClockChange[], until: number): Gap {
  const times = timesOfDay(fields);
  const days = daysWithRuns(fields, until);
  if (times.length === 0 || days.length === 0) {
    return { length: Infinity };
  }
  const [first, last] = [times[0], times[times.length - 1]];
  let gap: Gap = { length: Math.max(0, ...times.slice(1).map((time, index) => time - times[index])) };
  const note = (length: number, change?: ClockChange) => {
    if (length > gap.length) gap = { length, change };
  };
  let run = zone.toMoment(days[0] + first);

  const skipTo = (moment: number) => {
    if (moment <= run) return;
    const local = zone.toLocal(moment);
    let day = indexUpTo(days, local);
    let time = indexUpTo(times, local - days[day]);
    if (time < 0) {
      day -= 1;
      time = times.length - 1;
    }
    const to = zone.toMoment(days[day] + times[time]);
    if (to > run) {
      for (let index = indexUpTo(days, zone.toLocal(run)) + 1; index <= day; index += 1) {
        note(days[index] - days[index - 1] + first - last);
      }
      run = to;
    }
  };

  for (const change of changes) {
    const near = reach(change);
    skipTo(change.at - near);
    // One more than those near the change: the first that is not near may be at a time that is none of `times`.
    for (let from = run; from < change.at + near;) {
      from = run;
      run = nextRun(fields, zone, from) ?? UNTIL;
      if (run >= UNTIL) {
        return gap;
      }
      note(run - from, from < change.at && run >= change.at ? change : undefined);
    }
  }
  skipTo(until);
  return gap;
}

/** Where runs are due every day, it makes no difference on which date the clock is changed. */
function oneOfEachKind(changes: readonly ClockChange[]): ClockChange[] {
  const kinds = new Map<string, ClockChange>();
  for (const change of changes) {
    const kind = `${(change.at + change.before) % DAY} ${change.before} ${change.after}`;
    kinds.set(kind, kinds.get(kind) ?? change);
  }
  return [...kinds.values()];
}

/** How far from a clock change runs may not be where the clock says, and the run after such a one neither. */
function reach({ before, after }: ClockChange): number {
  return Math.abs(after - before) + 2 * HOUR;
}

function runsEveryDay(fields: CronFields): boolean {
  const due = (dayOfMonth: number) =>
    [0, 1, 2, 3, 4, 5, 6].every(dayOfWeek => matchesDay(fields, { dayOfMonth, dayOfWeek }));
  return (
    fields.month.values.slice(1).every(Boolean)
    && fields.dayOfMonth.values.every((_, dayOfMonth) => dayOfMonth === 0 || due(dayOfMonth))
  );
}

/** Milliseconds from midnight to each run of a day. */
function timesOfDay({ hour, minute }: CronFields): number[] {
  return hour.values.flatMap((runs, h) =>
    runs ? minute.values.flatMap((due, m) => (due ? [h * HOUR + m * MINUTE] : [])) : [],
  );
}

/** Beginning of each day that has runs, in local time. */
function daysWithRuns(fields: CronFields, until: number): number[] {
  const days: number[] = [];
  for (let index = 0; firstOfMonth(index) < until; index += 1) {
    if (fields.month.values[index % 12 + 1]) {
      const end = Math.min(firstOfMonth(index + 1), until);
      for (let day = firstOfMonth(index), dayOfMonth = 1; day < end; day += DAY, dayOfMonth += 1) {
        // 1 January 1970 was a Thursday.
        if (matchesDay(fields, { dayOfMonth, dayOfWeek: (day / DAY + 4) % 7 })) days.push(day);
      }
    }
  }
  return days;
}

function firstOfMonth(index: number): number {
  return Date.UTC(new Date(FROM).getUTCFullYear(), index);
}

/** Index of the last of the sorted values that is at most this, -1 if all are larger. */
function indexUpTo(values: readonly number[], limit: number): number {
  let [low, high] = [-1, values.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (values[middle] <= limit) low = middle; else high = middle;
  }
  return low;
}
