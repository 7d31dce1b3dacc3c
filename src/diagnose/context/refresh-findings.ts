import { ClusterObjects, nameOf } from './cluster-objects';
import { command } from './command';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { valueAt } from '../../kubernetes/pod-spec-path';

/** The label by which the refreshers of this package are known. */
const COMPONENT = { key: 'app.kubernetes.io/component', value: 'pull-secret-refresher' };

const NAME_CHARACTER = /[a-z0-9.-]/;

/** How the jobs that refresh a pod's pull secrets are doing: those of this package, and those that name the Secret. */
export function refreshFindings({ objects, pullSecrets }: ExaminedPod): PullFailureFinding[] {
  return objects.cronJobs.filter(job => isRefresher(job) || pullSecrets.some(secret => mentions(job, secret))).map(job => findingOf(job, objects));
}

function findingOf(job: KubernetesObject, objects: ClusterObjects): PullFailureFinding {
  const { namespace, name } = nameOf(job);
  const succeeded = valueAt(job, ['status', 'lastSuccessfulTime']);
  const failed = lastFailure(objects, name, namespace);
  const success = typeof succeeded === 'string' ? `last succeeded at ${succeeded}` : 'never succeeded';
  const paused = valueAt(job, ['spec', 'suspend']) === true ? ', and is suspended' : '';
  return {
    code: 'refresh-job',
    message: `the refresh job '${name}' of namespace '${namespace}' ${success}${failed === undefined ? '' : `; its Job '${failed}' failed`}${paused}`,
    fix: 'see its log if that is long ago, and run it once by hand',
    command: failed === undefined
      ? command`kubectl -n ${namespace} create job --from=cronjob/${name} ${`${name.slice(0, 50)}-by-hand`}`
      : command`kubectl -n ${namespace} logs job/${failed} --all-containers`,
  };
}

/** The name of the youngest Job of a CronJob, if it failed. */
function lastFailure(objects: ClusterObjects, cronJob: string, namespace: string): string | undefined {
  const [youngest] = objects.jobs.filter(job => nameOf(job).namespace === namespace && isOwnedBy(job, cronJob))
    .sort((a, b) => String(b.metadata?.creationTimestamp).localeCompare(String(a.metadata?.creationTimestamp)));
  const conditions: unknown = youngest && valueAt(youngest, ['status', 'conditions']);
  const hasFailed = Array.isArray(conditions) && conditions.some(condition => isPlainObject(condition) && condition.type === 'Failed' && condition.status === 'True');
  return hasFailed ? nameOf(youngest).name : undefined;
}

function isOwnedBy(job: KubernetesObject, cronJob: string): boolean {
  const owners: unknown = job.metadata?.ownerReferences;
  return Array.isArray(owners) && owners.some(owner => isPlainObject(owner) && owner.kind === 'CronJob' && owner.name === cronJob);
}

function isRefresher({ metadata }: KubernetesObject): boolean {
  return isPlainObject(metadata?.labels) && metadata.labels[COMPONENT.key] === COMPONENT.value;
}

/** Whether a job has the name of a Secret in its commands or environment. */
function mentions(job: KubernetesObject, secret: string): boolean {
  const text = JSON.stringify(valueAt(job, ['spec', 'jobTemplate']) ?? '');
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
    if (!NAME_CHARACTER.test(text.charAt(at - 1)) && !NAME_CHARACTER.test(text.charAt(at + secret.length))) {
      return true;
    }
  }
  return false;
}
