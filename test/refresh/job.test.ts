import { Duration } from 'cdk8s';
import { manifestsOf } from './support';

describe('the CronJob', () => {
  const { CronJob } = manifestsOf();

  test.each([
    ['runs do not overlap', 'concurrencyPolicy', 'Forbid'],
    ['a missed run is made up for until the next is due', 'startingDeadlineSeconds', 4 * 3600],
    ['keeps the last success', 'successfulJobsHistoryLimit', 1],
    ['keeps three failures', 'failedJobsHistoryLimit', 3],
    ['runs in UTC', 'timeZone', 'Etc/UTC'],
  ])('%s', (_, field, value) => {
    expect(CronJob.spec[field]).toBe(value);
  });

  test('bounds a run in time and in tries', () => {
    expect(CronJob.spec.jobTemplate.spec).toMatchObject({ activeDeadlineSeconds: 600, backoffLimit: 2 });
    expect(manifestsOf({ deadline: Duration.minutes(5) }).CronJob.spec.jobTemplate.spec.activeDeadlineSeconds)
      .toBe(300);
  });

  test('tells its pods from those of the first run', () => {
    expect(CronJob.spec.jobTemplate.spec.template.metadata.labels['cdk8s-registry-access/trigger']).toBe('schedule');
  });
});

describe('the first run', () => {
  const { Job, CronJob } = manifestsOf();

  test('is the same pod as that of the schedule', () => {
    expect(Job.spec.template.spec).toEqual(CronJob.spec.jobTemplate.spec.template.spec);
    expect(Job.spec.template.metadata.labels['cdk8s-registry-access/trigger']).toBe('deployment');
  });

  test('is not made again by a second apply: it has a fixed name and does not delete itself', () => {
    expect(Job.metadata.name).toMatch(/^pull-[b-z2-9]{8}$/);
    expect(Job.spec.ttlSecondsAfterFinished).toBeUndefined();
    expect(manifestsOf().Job).toEqual(Job);
  });

  test.each([
    ['the namespaces', { namespaces: ['shop'] }],
    ['an image', { images: { node: 'registry.example.com/node:24.21.1-slim' } }],
    ['a label of the Secrets', { secretLabels: { team: 'a' } }],
  ])('is another one when %s changes', (_, props) => {
    expect(manifestsOf(props).Job.metadata.name).not.toBe(Job.metadata.name);
  });

  test('stays the same when only the schedule changes, but for the time that a token has to outlive', () => {
    expect(manifestsOf({ schedule: '5 1-23/4 * * *' }).Job.metadata.name).toBe(Job.metadata.name);
    expect(manifestsOf({ schedule: '5 */2 * * *' }).Job.metadata.name).not.toBe(Job.metadata.name);
  });

  test('comes after what it needs and before workloads with Argo CD, beside the CronJob that makes up for it', () => {
    const waves = Object.fromEntries(Object.values(manifestsOf({ namespaces: ['shop'], networkPolicy: {}, alert: {} }))
      .map(({ kind, metadata }) => [kind, metadata.annotations?.['argocd.argoproj.io/sync-wave']]));
    expect(waves).toEqual({
      ServiceAccount: '-2',
      ConfigMap: '-2',
      Role: '-2',
      RoleBinding: '-2',
      NetworkPolicy: '-2',
      PrometheusRule: '-2',
      Job: '-1',
      CronJob: '-1',
    });
  });

  test('can be left out', () => {
    expect(manifestsOf({ firstRun: false }).Job).toBeUndefined();
  });
});
