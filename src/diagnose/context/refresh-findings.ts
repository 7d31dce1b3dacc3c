import { ClusterObjects, nameOf } from './cluster-objects';
import { command } from './command';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { podSpecOf } from '../../audit/facts/pod-spec';
import { isRefresher, RefreshJob } from '../../audit/facts/refresh-jobs';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { valueAt } from '../../kubernetes/pod-spec-path';
import { FindingId } from '../../pull/finding-id';

const NAME_CHARACTER = /[a-z0-9.-]/;

/**
 * How the jobs that write a pod's pull secrets are doing. A job that only pulls with such a Secret says nothing of it.
 */
export function refreshFindings({ objects, namespace, pull: { secrets } }: ExaminedPod): PullFailureFinding[] {
  return objects.secretWriters.flatMap(writer => {
    const job = cronJobOf(writer, objects);
    return job && secrets.some(({ name }) => mayWrite(writer, job, namespace, name)) ? [findingOf(job, objects)] : [];
  });
}

/** The job that should have written a Secret, if there is one. */
export function writerOf(secret: string, { objects, namespace }: ExaminedPod): string | undefined {
  const writers = objects.secretWriters.map(writer => ({ writer, job: cronJobOf(writer, objects) }));
  const job = writers.find(found => found.job && mayWrite(found.writer, found.job, namespace, secret))?.job;
  return job && titleOf(job);
}

function cronJobOf({ subject }: RefreshJob, objects: ClusterObjects): KubernetesObject | undefined {
  return subject.kind === 'CronJob' ? objects.cronJob(subject.namespace, subject.name) : undefined;
}

function titleOf(job: KubernetesObject): string {
  const { namespace, name } = nameOf(job);
  return `the refresh job '${name}' of namespace '${namespace}'`;
}

/**
 * Whether a job writes a Secret: by the names in its script and its environment, or where those are not known, if it is
 * a refresher or has the name in it.
 */
function mayWrite(
  { subject, facts: { secretNames, namespaces } }: RefreshJob, job: KubernetesObject, namespace: string, secret: string,
): boolean {
  if (secretNames.length > 0 && secretNames.every(isLiteral)) {
    const written = namespaces.length === 0 ? [subject.namespace] : namespaces;
    return secretNames.includes(secret) && (written.includes(namespace) || !written.every(isLiteral));
  }
  return secretNames.includes(secret) || isRefresher(job) || mentions(job, secret);
}

/** Values of variables are not all known. */
function isLiteral(text: string): boolean {
  return !text.includes('$');
}

function findingOf(job: KubernetesObject, objects: ClusterObjects): PullFailureFinding {
  const { namespace, name } = nameOf(job);
  const title = titleOf(job);
  const paused = valueAt(job, ['spec', 'suspend']) === true ? ', and is suspended' : '';
  const failed = lastFailure(objects, name, namespace);
  const succeeded = valueAt(job, ['status', 'lastSuccessfulTime']);
  if (succeeded === undefined && failed === undefined && isManifest(job)) {
    return {
      code: FindingId.REFRESH_JOB,
      message: `${title} writes this pull secret${paused}`,
      fix: 'see on the cluster when it last succeeded',
      command: command`kubectl -n ${namespace} get cronjob ${name} -o jsonpath='{.status}'`,
    };
  }
  const success = typeof succeeded === 'string' ? `last succeeded at ${succeeded}` : 'never succeeded';
  return {
    code: FindingId.REFRESH_JOB,
    message: `${title} ${success}${failed === undefined ? '' : `; its Job '${failed}' failed`}${paused}`,
    fix: 'see its log if that is long ago, and run it once by hand',
    command: failed === undefined
      ? command`kubectl -n ${namespace} create job --from=cronjob/${name} ${`${name.slice(0, 50)}-by-hand`}`
      : command`kubectl -n ${namespace} logs job/${failed} --all-containers`,
  };
}

/** Objects of a cluster have a time of creation; what became of a manifest is not known. */
function isManifest({ metadata, status }: KubernetesObject): boolean {
  return status === undefined && metadata?.creationTimestamp === undefined;
}

/** The name of the youngest Job of a CronJob, if it failed. */
function lastFailure(objects: ClusterObjects, cronJob: string, namespace: string): string | undefined {
  const [youngest] = objects.jobs.filter(job => nameOf(job).namespace === namespace && isOwnedBy(job, cronJob))
    .sort((a, b) => String(b.metadata?.creationTimestamp).localeCompare(String(a.metadata?.creationTimestamp)));
  const conditions: unknown = youngest && valueAt(youngest, ['status', 'conditions']);
  const hasFailed =
    Array.isArray(conditions)
    && conditions.some(
      condition => isPlainObject(condition) && condition.type === 'Failed' && condition.status === 'True',
    );
  return hasFailed ? nameOf(youngest).name : undefined;
}

function isOwnedBy(job: KubernetesObject, cronJob: string): boolean {
  const owners: unknown = job.metadata?.ownerReferences;
  return (
    Array.isArray(owners)
    && owners.some(owner => isPlainObject(owner) && owner.kind === 'CronJob' && owner.name === cronJob)
  );
}

/** Whether a job has the name of a Secret in its commands or environment. */
function mentions(job: KubernetesObject, secret: string): boolean {
  const spec = podSpecOf(job);
  const text = JSON.stringify([spec?.initContainers, spec?.containers]);
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
    if (!NAME_CHARACTER.test(text.charAt(at - 1)) && !NAME_CHARACTER.test(text.charAt(at + secret.length))) {
      return true;
    }
  }
  return false;
}
