import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';

/** The name that the CronJob controller gives a Job: that of the CronJob and the minute that it was for. */
const OF_CRON_JOB = /^(.+)-\d{8}$/;

/** What made an object. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/**
 * What made an object, as far up as can be seen from the object alone: what is wrong with a pod is fixed there.
 *
 * @returns undefined for an object that nothing owns; a node owns its static pods, which is not meant
 */
export function ownerOf({ metadata }: KubernetesObject): Owner | undefined {
  const references: unknown = isPlainObject(metadata) ? metadata.ownerReferences : undefined;
  const owners = Array.isArray(references) ? references.filter(isPlainObject) : [];
  const { kind, name } = owners.find(owner => owner.controller === true) ?? owners[0] ?? {};
  if (typeof kind !== 'string' || typeof name !== 'string' || kind === 'Node') {
    return undefined;
  }
  return deploymentOf(kind, name, metadata) ?? cronJobOf(kind, name) ?? { kind, name };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label */
function deploymentOf(kind: string, name: string, metadata: KubernetesObject['metadata']) {
  const hash = isPlainObject(metadata?.labels) ? metadata.labels['pod-template-hash'] : undefined;
  return kind === 'ReplicaSet' && typeof hash === 'string' && name.endsWith(`-${hash}`)
    ? { kind: 'Deployment', name: name.slice(0, -hash.length - 1) } : undefined;
}

function cronJobOf(kind: string, name: string) {
  const [, cronJob] = OF_CRON_JOB.exec(name) ?? [];
  return kind === 'Job' && cronJob !== undefined ? { kind: 'CronJob', name: cronJob } : undefined;
}
