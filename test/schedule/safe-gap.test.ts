import fc from 'fast-check';
import { expectScheduleError } from './support/schedule-error';
import { safeGap } from '../../src/schedule/safe-gap';
import { propertyOptions } from '../support/property';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TEXTS = { what: 'a token of ECR', otherwise: 'use a kubelet credential provider' };

test.each([
  ['a third of the lifetime', 12 * HOUR, MINUTE, 10 * MINUTE, 4 * HOUR],
  ['a third of the lifetime, as long as jitter and deadline are no more', HOUR, 10 * MINUTE, 10 * MINUTE, 20 * MINUTE],
  ['half of what jitter and deadline leave', HOUR, 12 * MINUTE, 10 * MINUTE, 19 * MINUTE],
  ['what the jitter and two deadlines leave, as a run that hangs holds up the next', 15 * MINUTE, MINUTE, 6 * MINUTE,
    2 * MINUTE],
])('it is %s', (_, lifetime, jitter, deadline, gap) => {
  expect(safeGap({ ...TEXTS, lifetime, jitter, deadline })).toBe(gap);
});

test('a token outlasts a run that fails, and would not at a longer gap', () => {
  const minutes = (max: number) => fc.integer({ min: 1, max }).map(count => count * MINUTE);
  fc.assert(fc.property(minutes(720), minutes(10), minutes(60), (lifetime, jitter, deadline) => {
    fc.pre(Math.min(lifetime / 3, (lifetime - jitter - deadline) / 2, lifetime - jitter - 2 * deadline) >= MINUTE);
    // Fetched at 0. The next run begins when it is due and hangs; the one after that begins when that has ended, and
    // takes all its time.
    const renewed = (gap: number) => Math.max(2 * gap, gap + deadline) + jitter + deadline;
    const gap = safeGap({ ...TEXTS, lifetime, jitter, deadline });
    expect(renewed(gap)).toBeLessThanOrEqual(lifetime);
    expect(gap === lifetime / 3 || renewed(gap + 1) > lifetime).toBe(true);
  }), propertyOptions());
});

test('a token that lives too short for any CronJob is an error that names another pattern', () => {
  expectScheduleError(
    () => safeGap({ ...TEXTS, lifetime: 2 * MINUTE, jitter: 0, deadline: MINUTE }),
    'no CronJob can keep a token of ECR fresh, which lives 2 minutes', ': use a kubelet credential provider',
  );
});

test('a jitter and a deadline that are too long are an error with those that would do', () => {
  expectScheduleError(
    () => safeGap({ ...TEXTS, lifetime: HOUR, jitter: MINUTE, deadline: 30 * MINUTE }),
    "'refresh.jitter' and 'refresh.deadline' must leave time for a second run while a token of ECR lives (1 hour), "
      + 'got 1 minute and 30 minutes: ',
    'write two that are 20 minutes together, or less, or use a kubelet credential provider',
  );
  expect(safeGap({ ...TEXTS, lifetime: HOUR, jitter: MINUTE, deadline: 19 * MINUTE })).toBe(20 * MINUTE);
});

test('none are proposed that are shorter than a run', () => {
  const terms = { ...TEXTS, lifetime: 5 * MINUTE, jitter: MINUTE, deadline: 10 * MINUTE, leastDeadline: 2 * MINUTE };
  expectScheduleError(
    () => safeGap(terms),
    'lives (5 minutes), got 1 minute and 10 minutes: use a kubelet credential provider',
  );
});
