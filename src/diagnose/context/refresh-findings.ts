import { ClusterObjects, nameOf } from './cluster-objects';
import { command } from './command';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { runTrouble } from './run-trouble';
import { also } from './said';
import { textAt } from '../../audit/facts/members';
import { podSpecOf } from '../../audit/facts/pod-spec';
import { isRefresher, RefreshJob } from '../../audit/facts/refresh-jobs';
import { KubernetesObject } from '../../kubernetes/kubernetes-object';
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
  const code = FindingId.REFRESH_JOB;
  const title = titleOf(job);
  const isSuspended = valueAt(job, ['spec', 'suspend']) === true;
  const paused = isSuspended ? ', and is suspended' : '';
  const succeeded = textAt(job, 'status', 'lastSuccessfulTime');
  const trouble = runTrouble(job, objects, succeeded);
  if (succeeded === undefined && trouble === undefined && isManifest(job)) {
    return {
      code,
      message: `${title} writes this pull secret${paused}`,
      fix: isSuspended ? 'take spec.suspend off it' : 'see on the cluster when it last succeeded',
      command: command`kubectl -n ${namespace} get cronjob ${name} -o jsonpath='{.status}'`,
    };
  }
  const success = succeeded === undefined ? 'never succeeded' : `last succeeded at ${succeeded}`;
  return {
    code,
    message: `${title} ${success}${also(trouble?.said)}${paused}`,
    ...isSuspended ? {
      fix: 'resume it, and run it once by hand if its next run is far off',
      command: command`kubectl -n ${namespace} patch cronjob ${name} -p '{"spec":{"suspend":false}}'`,
    } : trouble ?? {
      fix: succeeded === undefined ? 'run it once by hand' : 'run it once by hand if that is long ago',
      command: command`kubectl -n ${namespace} create job --from=cronjob/${name} ${`${name.slice(0, 50)}-by-hand`}`,
    },
  };
}

/** Objects of a cluster have a time of creation; what became of a manifest is not known. */
function isManifest({ metadata, status }: KubernetesObject): boolean {
  return status === undefined && metadata?.creationTimestamp === undefined;
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
