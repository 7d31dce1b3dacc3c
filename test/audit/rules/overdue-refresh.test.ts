import { refreshJob } from '../refresh';
import { findingsOf } from '../support';

const NOW = '2026-01-02T12:00:00Z';
const find = (members: object) => findingsOf('PRA510', [refreshJob(members)], { now: new Date(NOW) });
const succeeded = (time: string) => ({ status: { lastSuccessfulTime: time } });

test.each([
  ['thirteen hours ago', succeeded('2026-01-01T23:00:00Z'), 1],
  ['eleven hours ago', succeeded('2026-01-02T01:00:00Z'), 0],
  ['never, for a day', { metadata: { name: 'a', creationTimestamp: '2026-01-01T12:00:00Z' } }, 1],
  ['never, for an hour', { metadata: { name: 'a', creationTimestamp: '2026-01-02T11:00:00Z' } }, 0],
  ['an unknown time ago', {}, 0],
  ['long ago, and is suspended', { ...succeeded('2025-01-01T00:00:00Z'), spec: { suspend: true } }, 0],
])('a CronJob for ECR that succeeded %s', (_, members, count) => {
  expect(find(members)).toHaveLength(count);
});

test('that it never did is said', () => {
  expect(find({ metadata: { name: 'a', creationTimestamp: '2026-01-01T12:00:00Z' } })[0].message)
    .toContain('has never succeeded since 2026-01-01T12:00:00.000Z');
});
