import { checkTimeZoneName, unknownTimeZone } from './time-zone-name';
import { DAY, HOUR, MINUTE } from './units';
import { memoized } from '../collection/memoized';

/** A moment at which the clock on the wall is put forward or back. */
export interface ClockChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The years that are looked at: fixed, so that an app synthesizes today as it did yesterday.
 *
 * From 1901 to 2099, dates, weekdays and leap years come round every 28 years, and the rule of a zone is one of
 * weekdays and dates. Four years more hold the whole of each gap that begins in those, up to that from one 29 February
 * to the next. In 2100 there is none, and that gap is of 8 years: a user who minds that would mind 4 years too.
 */
export const FROM = Date.UTC(2026, 0, 1);
export const UNTIL = Date.UTC(2026 + 28 + 4, 0, 1);

/** Clock changes that follow each other are further apart: a week in Gaza, in a year in which Ramadan is in spring. */
const STEP = 6 * DAY;

const OFFSET = /GMT(?:(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d))?$/;

const ZONES = new Map<string, TimeZone>();

/**
 * What the clocks of a time zone show between `FROM` and `UNTIL`. Before and after, the first and the last offset hold.
 */
export class TimeZone {
  /**
   * The zone of a name.
   *
   * The rules come from Node's time zone data, those of the cluster from its controller manager: they differ where a
   * government has decided lately and one of both is older.
   *
   * @param path what has the time zone, for messages: `refresh.`
   * @throws an `Error` named `ScheduleError` for a name that the API server refuses, or that Node does not know
   */
  public static of(name: string, path = ''): TimeZone {
    return memoized(ZONES, name, () => {
      checkTimeZoneName(name, path);
      return new TimeZone(findChanges(name, path));
    });
  }

  /** All clock changes, in order. */
  public readonly changes: readonly ClockChange[];

  /** Beginning of the time in which each offset holds. */
  readonly #starts: readonly number[];
  readonly #offsets: readonly number[];
  /** Most questions are about the same time as the one before. */
  #last = 0;

  private constructor({ changes, first }: { readonly changes: readonly ClockChange[]; readonly first: number }) {
    this.changes = changes;
    this.#starts = [-Infinity, ...changes.map(({ at }) => at)];
    this.#offsets = [first, ...changes.map(({ after }) => after)];
  }

  /** What the clock shows at a moment, as if it were UTC. */
  public toLocal(moment: number): number {
    return moment + this.#offsets[this.segment(moment)];
  }

  /**
   * The moment at which the clock shows this. Where it does so twice or never, what `Date` of Go's
   * https://github.com/golang/go/blob/go1.26.0/src/time/time.go says.
   */
  public toMoment(local: number): number {
    const guess = this.segment(local);
    const offset = this.#offsets[guess];
    const moment = local - offset;
    // Go does not look again where the offset is 0.
    return offset === 0 || this.segment(moment) === guess ? moment : local - this.#offsets[this.segment(moment)];
  }

  private segment(moment: number): number {
    const starts = this.#starts;
    let index = this.#last;
    while (moment < starts[index]) index -= 1;
    while (index + 1 < starts.length && moment >= starts[index + 1]) index += 1;
    return this.#last = index;
  }
}

/** Bisects the steps at whose ends the offsets differ. */
function findChanges(name: string, path: string): { changes: ClockChange[]; first: number } {
  const offsetAt = offsetsOf(name, path);
  const first = offsetAt(FROM);
  const changes: ClockChange[] = [];
  let before = first;
  for (let step = FROM; step < UNTIL; step += STEP) {
    const after = offsetAt(step + STEP);
    if (after !== before) {
      let [low, high] = [step, step + STEP];
      while (high - low > MINUTE) {
        const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
        if (offsetAt(middle) === before) low = middle; else high = middle;
      }
      changes.push({ at: high, before, after });
      before = after;
    }
  }
  return { changes, first };
}

function offsetsOf(name: string, path: string): (moment: number) => number {
  // The first use of Intl in a process takes about 20 ms.
  if (name === 'Etc/UTC' || name === 'UTC') {
    return () => 0;
  }
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    throw unknownTimeZone(name, path);
  }
  return moment => {
    const { sign, hours, minutes } = OFFSET.exec(format.format(moment))!.groups!;
    return sign === undefined ? 0 : (Number(hours) * HOUR + Number(minutes) * MINUTE) * (sign === '-' ? -1 : 1);
  };
}
