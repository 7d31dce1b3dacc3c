import { ClusterObjects, nameOf } from './cluster-objects';
import { command } from './command';
import { also, Condition, conditionsOf, warningText, withQuote } from './said';
import { textAt } from '../../audit/facts/members';
import { podSpecOf } from '../../audit/facts/pod-spec';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';

/** Why a CronJob did not do its work, and what to do then. */
export interface RunTrouble {
  readonly said: string;
  readonly fix: string;
  readonly command?: string;
}

const TO_CORRECT = 'correct that, and run it once by hand';

/**
 * What keeps a CronJob from doing its work: its controller makes no Job, or its youngest Job failed or hangs.
 *
 * @param succeeded when it last succeeded
 */
export function runTrouble(
  cronJob: KubernetesObject, objects: ClusterObjects, succeeded: string | undefined,
): RunTrouble | undefined {
  const { namespace, name } = nameOf(cronJob);
  const [youngest] = objects.jobs.filter(job => nameOf(job).namespace === namespace && isOwnedBy(job, name))
    .sort((a, b) => createdAt(b).localeCompare(createdAt(a)));
  const after = [succeeded ?? '', youngest ? createdAt(youngest) : ''].sort()[1];
  const warning = warningText(objects.warnings.last({ kind: 'CronJob', namespace, name }, { after }));
  if (warning !== undefined) {
    return { said: warning, fix: TO_CORRECT, command: command`kubectl -n ${namespace} describe cronjob ${name}` };
  }
  return youngest && jobTrouble(youngest, objects);
}

function jobTrouble(job: KubernetesObject, objects: ClusterObjects): RunTrouble | undefined {
  const { namespace, name } = nameOf(job);
  const ended = conditionsOf(job).filter(({ status }) => status === 'True');
  const failed = ended.find(({ type }) => type === 'Failed');
  if (!failed && ended.some(({ type }) => type === 'Complete')) {
    return undefined;
  }
  const warning = objects.warnings.last({ kind: 'Job', namespace, name }, { saidReason: failed?.reason });
  const describe = command`kubectl -n ${namespace} describe job ${name}`;
  // A Job that makes no pod has no log.
  const isWithoutPod = warning?.reason === 'FailedCreate';
  if (failed) {
    const hasLog = !isWithoutPod && keepsPods(job, failed);
    return {
      said: withQuote(`its Job '${name}' failed`, failed.reason, failed.message) + also(warningText(warning)),
      fix: hasLog ? 'correct what its log says, and run it once by hand' : TO_CORRECT,
      command: hasLog ? command`kubectl -n ${namespace} logs job/${name} --all-containers` : describe,
    };
  }
  return {
    said: `its Job '${name}' has not finished${also(warningText(warning))}`,
    ...isWithoutPod
      ? { fix: TO_CORRECT, command: describe }
      : { fix: 'see what its pod waits for', command: command`kubectl -n ${namespace} get pods -l job-name=${name}` },
  };
}

/**
 * Whether a failed Job still has pods: those that run are deleted.
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
 */
function keepsPods(job: KubernetesObject, { reason }: Condition): boolean {
  return reason !== 'DeadlineExceeded' && podSpecOf(job)?.restartPolicy !== 'OnFailure';
}

function createdAt(job: KubernetesObject): string {
  return textAt(job, 'metadata', 'creationTimestamp') ?? '';
}

function isOwnedBy(job: KubernetesObject, cronJob: string): boolean {
  const owners: unknown = job.metadata?.ownerReferences;
  return (
    Array.isArray(owners)
    && owners.some(owner => isPlainObject(owner) && owner.kind === 'CronJob' && owner.name === cronJob)
  );
}
