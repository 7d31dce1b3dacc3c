import fc from 'fast-check';
import { CronExpression, CronFields } from '../../../src/schedule/cron-expression';

/** The fields of a schedule of five. */
export function fieldsOf(schedule: string): CronFields {
  const { rule } = CronExpression.parse(schedule);
  if (typeof rule === 'number') {
    throw new Error(`${schedule} has no fields`);
  }
  return rule;
}

/** Schedules of all kinds that run. */
export function anySchedule(): fc.Arbitrary<string> {
  return fc.tuple(
    field(0, 59), field(0, 23), fc.oneof(fc.constant('*'), field(1, 28)), fc.oneof(fc.constant('*'), field(1, 12)),
    fc.oneof(fc.constant('*'), field(0, 6)),
  )
    .map(fields => fields.join(' '));
}

function field(min: number, max: number): fc.Arbitrary<string> {
  const value = fc.integer({ min, max });
  return fc.oneof(
    fc.constant('*'),
    value.map(String),
    fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    fc.tuple(value, value).map(([a, b]) => `${a},${b}`),
    fc.integer({ min: 2, max: max + 1 }).map(step => `*/${step}`),
  );
}
