import { ObjectName, Timing } from './refresh-plan';
import { Annotation } from '../kubernetes/annotation';
import { shortDigest } from '../kubernetes/short-digest';

/** A pod template, without what tells who started the pod. */
export interface PodTemplate {
  readonly metadata: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, any>>;
}

/** How often a run is tried: a pod that fails is followed by another, after 10 and 20 seconds. */
const BACKOFF_LIMIT = 2;

/**
 * The runs by schedule.
 *
 * @param labels those of the Jobs
 */
export function cronJob(
  { name, namespace }: ObjectName,
  template: PodTemplate,
  labels: Readonly<Record<string, string>>,
  { schedule, timeZone, gap, deadline }: Timing,
) {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace },
    spec: {
      schedule,
      timeZone,
      // Of two runs at once, the later could write a part that it was mounted over a newer one.
      concurrencyPolicy: 'Forbid',
      // A run that was missed is made up for until the next is due. Without a limit, a controller that was away for 100
      // runs gives up for good: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-creation
      startingDeadlineSeconds: gap.toSeconds(),
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: { metadata: { labels }, spec: jobSpec(template, 'schedule', deadline.toSeconds()) },
    },
  };
}

/**
 * The run at deployment. Its name follows from what it does: applied again it is the same Job, which has run, and a
 * change makes another one. A Job that deleted itself would be made again by Argo CD and Flux, forever.
 */
export function firstRunJob({ name, namespace }: ObjectName, template: PodTemplate, { deadline }: Timing) {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `${name}-${shortDigest(JSON.stringify(template), 8)}`, namespace },
    spec: jobSpec(template, 'deployment', deadline.toSeconds()),
  };
}

function jobSpec({ metadata, spec }: PodTemplate, trigger: 'schedule' | 'deployment', activeDeadlineSeconds: number) {
  return {
    activeDeadlineSeconds,
    backoffLimit: BACKOFF_LIMIT,
    template: { metadata: { ...metadata, labels: { ...metadata.labels, [Annotation.TRIGGER]: trigger } }, spec },
  };
}
