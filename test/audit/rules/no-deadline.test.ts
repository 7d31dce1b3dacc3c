import { refreshJob } from '../refresh';
import { findingsOf } from '../support';

test.each([
  ['none', {}, 1],
  ['one on the Job', { jobSpec: { activeDeadlineSeconds: 300 } }, 0],
  ['one on the pod', { jobSpec: { activeDeadlineSeconds: undefined }, podSpec: { activeDeadlineSeconds: 300 } }, 0],
])('%s', (_, members, count) => {
  expect(findingsOf('PRA504', [refreshJob({ jobSpec: { activeDeadlineSeconds: undefined }, ...members })]))
    .toHaveLength(count);
});
