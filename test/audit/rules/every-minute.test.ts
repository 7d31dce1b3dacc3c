import { refreshJob } from '../refresh';
import { findingsOf } from '../support';

const find = (schedule: string) => findingsOf('PRA502', [refreshJob({ spec: { schedule } })]);

test.each([
  '* */4 * * *', '* * * * *', '*/1 */4 * * *', '? 3 * * *', '@every 1m', '@every 5s',
])('%s runs minute after minute', schedule => {
  expect(find(schedule)).toHaveLength(1);
});

test.each(['0 */4 * * *', '*/5 * * * *', '@hourly', '@every 2m', 'nonsense'])('%s does not', schedule => {
  expect(find(schedule)).toEqual([]);
});
