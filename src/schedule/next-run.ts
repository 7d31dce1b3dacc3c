import { CronFields } from './cron-expression';
import { TimeZone } from './time-zone';
import { DAY, HOUR, MINUTE, SECOND } from './units';

/** `Next` gives up after so many years. */
const YEARS = 5;

/**
 * The first run after a moment; undefined if there is none in the five years that follow.
 *
 * The CronJob controller asks `Next` of https://github.com/robfig/cron/blob/v3.0.1/spec.go for the run after the last
 * one, so this does step for step what that does. Other libraries for cron answer differently when clocks are changed,
 * and no simple rule gives the answer:
 *
 * - A run at a time that the clock skips is left out, not made up for. `0 2 * * *` has no run on that day.
 * - A run at a time that the clock shows twice is made twice.
 * - It looks for the hour in steps of an hour. Where the clock is changed by half an hour (Australia/Lord_Howe), steps
 *   miss full hours until the day ends: `0 20 * * *` has no run on that day.
 * - Where midnight is skipped (America/Havana), it may run a day late or leave that day out, if the days are
 *   restricted.
 */
export function nextRun(fields: CronFields, zone: TimeZone, after: number): number | undefined {
  const { minute, hour, month } = fields;
  let moment = floor(after, SECOND) + SECOND;
  let local = zone.toLocal(moment);
  let date = dateOf(local);
  const lastYear = date.year + YEARS;
  // Whether anything was incremented yet. Until then, what is smaller than the unit in question still stands as it was
  // at the start.
  let incremented = false;

  wrap: for (; date.year <= lastYear; date = dateOf(local)) {
    while (!month.values[date.month]) {
      if (!incremented) {
        incremented = true;
        local = zone.toLocal(zone.toMoment(Date.UTC(date.year, date.month - 1)));
      }
      moment = zone.toMoment(addMonth(local));
      local = zone.toLocal(moment);
      date = dateOf(local);
      if (date.month === 1) continue wrap;
    }
    while (!matchesDay(fields, date)) {
      if (!incremented) {
        incremented = true;
        local = zone.toLocal(zone.toMoment(floor(local, DAY)));
      }
      moment = zone.toMoment(local + DAY);
      // Where midnight is skipped, this is 23 or 1 o'clock.
      const hours = hourOf(zone.toLocal(moment));
      moment += (hours > 12 ? 24 - hours : -hours) * HOUR;
      local = zone.toLocal(moment);
      date = dateOf(local);
      if (date.dayOfMonth === 1) continue wrap;
    }
    while (!hour.values[hourOf(local)]) {
      if (!incremented) {
        incremented = true;
        moment = zone.toMoment(floor(local, HOUR));
      }
      moment += HOUR;
      local = zone.toLocal(moment);
      if (hourOf(local) === 0) continue wrap;
    }
    while (!minute.values[minuteOf(local)]) {
      incremented = true;
      moment = floor(moment, MINUTE) + MINUTE;
      local = zone.toLocal(moment);
      if (minuteOf(local) === 0) continue wrap;
    }
    if (moment % MINUTE === 0) {
      return moment;
    }
    incremented = true;
    moment = floor(moment, MINUTE) + MINUTE;
    local = zone.toLocal(moment);
  }
  return undefined;
}

/** Whether runs are due on a day, if its month has any. */
export function matchesDay(
  { dayOfMonth, dayOfWeek }: CronFields, date: Pick<CalendarDate, 'dayOfMonth' | 'dayOfWeek'>,
): boolean {
  const inMonth = dayOfMonth.values[date.dayOfMonth];
  const inWeek = dayOfWeek.values[date.dayOfWeek];
  return dayOfMonth.star || dayOfWeek.star ? inMonth && inWeek : inMonth || inWeek;
}

/** With the overflow of `AddDate`: a month after 31 January is 3 March. */
function addMonth(local: number): number {
  return new Date(local).setUTCMonth(new Date(local).getUTCMonth() + 1);
}

/** A date of the Gregorian calendar; January is month 1, Sunday day 0. */
interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly dayOfWeek: number;
}

let lastDay = NaN;
let lastDate: CalendarDate = { year: NaN, month: NaN, dayOfMonth: NaN, dayOfWeek: NaN };

/** Runs that follow each other are mostly of the same day, and `Date` takes longer than all the rest. */
function dateOf(local: number): CalendarDate {
  const day = Math.floor(local / DAY);
  if (day !== lastDay) {
    const date = new Date(local);
    lastDay = day;
    lastDate = {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      dayOfMonth: date.getUTCDate(),
      dayOfWeek: date.getUTCDay(),
    };
  }
  return lastDate;
}

function hourOf(local: number): number {
  return Math.floor(local / HOUR) % 24;
}

function minuteOf(local: number): number {
  return Math.floor(local / MINUTE) % 60;
}

function floor(time: number, unit: number): number {
  return Math.floor(time / unit) * unit;
}
