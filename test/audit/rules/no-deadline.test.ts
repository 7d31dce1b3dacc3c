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

const NONE: any = refreshJob({ jobSpec: { activeDeadlineSeconds: undefined } });

test.each([
  ['a CronJob', NONE, 'spec.jobTemplate.spec.activeDeadlineSeconds'],
  ['a Job', { ...NONE, kind: 'Job', spec: NONE.spec.jobTemplate.spec }, 'spec.activeDeadlineSeconds'],
])('where %s has it is told', (_, job, field) => {
  expect(findingsOf('PRA504', [job])).toMatchObject([{ field, fix: `Set \`${field}\` to some minutes` }]);
});
