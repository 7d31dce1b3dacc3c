import { CronField, FieldGrammar, parseField, Refuse } from './cron-field';
import { parseGoDuration } from './go-duration';
import { scheduleError } from './schedule-error';
import { MINUTE, SECOND } from './units';
import { quotedLine } from '../given/shown';

/** When runs are due by the clock on the wall: at second 0 of each minute that all fields allow. */
export interface CronFields {
  readonly minute: CronField;
  readonly hour: CronField;
  readonly dayOfMonth: CronField;
  readonly month: CronField;
  readonly dayOfWeek: CronField;
}

const GRAMMAR: Record<keyof CronFields, FieldGrammar> = {
  minute: { name: 'minute', min: 0, max: 59 },
  hour: { name: 'hour', min: 0, max: 23 },
  dayOfMonth: { name: 'day of the month', min: 1, max: 31 },
  month: {
    name: 'month',
    min: 1,
    max: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  dayOfWeek: { name: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
};

const DESCRIPTORS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

const EVERY = '@every ';

/**
 * `unicode.IsSpace` of Go, where `strings.Fields` splits: U+0085 is one, the byte order mark, which is one in
 * JavaScript, is not.
 */
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * The `schedule` of a CronJob, as the API server reads it: the same texts are accepted, refused, and mean the same.
 *
 * - Five fields: minute, hour, day of the month, month, day of the week (0 to 6), with `*` or `?`, values, `jan` to
 *   `dec` and `sun` to `sat`, ranges, lists and steps; or `@yearly`, `@annually`, `@monthly`, `@weekly`, `@daily`,
 *   `@midnight`, `@hourly`, `@every 1h30m`.
 * - Refused: six fields, a seventh day of the week, `L`, `W`, `#`, `H`, `@reboot`, and a time zone, which belongs into
 *   `timeZone`.
 * - Accepted, and rarely meant: a step that is too large for its field, which leaves the first value alone;
 *   `0 0 31 2 *`, which never runs.
 * - With a day of the month and a day of the week, either is enough, unless one of them is `*` or `?`. A star with a
 *   step of 2 and more does not count as one: with `2-30/2` or a star with the step 2 as day of the month, `mon` adds
 *   the Mondays.
 *
 * `validateScheduleFormat` of
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/batch/validation/validation.go, and `ParseStandard` of
 * https://github.com/robfig/cron/blob/v3.0.1/parser.go.
 */
export class CronExpression {
  /**
   * Parses a schedule.
   *
   * @param path what has the schedule and its time zone, for messages: `refresh.`
   * @throws an `Error` named `ScheduleError` where the API server refuses the text
   */
  public static parse(text: string, path = ''): CronExpression {
    const refuse = (must: string, instead: string): never => {
      throw scheduleError(`'${path}schedule' ${must}, got ${quotedLine(text)}: write ${instead}`);
    };
    if (text.includes('TZ')) {
      const rest = /^(?:CRON_)?TZ=\S+\s+(.+)$/.exec(text)?.[1];
      return refuse('must not hold TZ', `${rest === undefined ? '' : `'${rest}', and `}the zone as '${path}timeZone'`);
    }
    if (text.startsWith(EVERY)) {
      const seconds = parseGoDuration(text.slice(EVERY.length));
      if (seconds === undefined) {
        return refuse("must have a duration after '@every'", "hours, minutes and seconds, e.g. '@every 1h30m'");
      }
      // `Every` of https://github.com/robfig/cron/blob/v3.0.1/constantdelay.go rounds what is shorter up to a second.
      return new CronExpression(text, Math.max(seconds, 1) * SECOND);
    }
    if (text.startsWith('@') && !DESCRIPTORS.has(text)) {
      return refuse(
        `must be one of ${[...DESCRIPTORS.keys()].join(', ')} and @every DURATION, if not five fields`,
        "e.g. '@hourly'",
      );
    }
    return new CronExpression(text, parseFields(DESCRIPTORS.get(text) ?? text, refuse));
  }

  /**
   * @param text the text that was parsed
   * @param rule when runs are due: by the clock, or so many milliseconds after one another
   */
  private constructor(public readonly text: string, public readonly rule: CronFields | number) {}

  /** Whether runs follow minute after minute, in some hours at least, as those of `* *\/4 * * *` do. */
  public get isEveryMinute(): boolean {
    return typeof this.rule === 'number' ? this.rule < 2 * MINUTE : this.rule.minute.values.every(due => due);
  }
}

function parseFields(expression: string, refuse: Refuse): CronFields {
  const texts = expression.split(SPACE).filter(field => field !== '');
  const names = Object.keys(GRAMMAR) as (keyof CronFields)[];
  if (texts.length !== names.length) {
    const instead =
      texts.length === names.length + 1 ? 'it without seconds or year' : "five fields, e.g. '0 */4 * * *'";
    return refuse(
      `must have five fields (${names.map(name => GRAMMAR[name].name).join(', ')}), not ${texts.length}`, instead,
    );
  }
  const [minute, hour, dayOfMonth, month, dayOfWeek] = names.map((name, index) =>
    parseField(texts[index], GRAMMAR[name], (must, instead) =>
      refuse(`must have ${must}, not '${texts[index]}'`, instead)));
  return { minute, hour, dayOfMonth, month, dayOfWeek };
}
