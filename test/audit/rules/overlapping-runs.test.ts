import { refreshJob } from '../refresh';
import { findingsOf } from '../support';

test.each([
  [undefined, 1],
  ['Allow', 1],
  ['Forbid', 0],
  ['Replace', 0],
])('concurrencyPolicy %s', (concurrencyPolicy, count) => {
  expect(findingsOf('PRA503', [refreshJob({ spec: { concurrencyPolicy } })])).toHaveLength(count);
});
