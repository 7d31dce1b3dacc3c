import { isPlainObject, KubernetesObject } from './kubernetes-object';

/**
 * Whether an object is a pod that the API server has admitted: its list of pull secrets is final, that of its
 * ServiceAccount included. Manifests that `kubectl create --dry-run` prints have a `creationTimestamp` of null.
 */
export function isAdmittedPod({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'Pod' && (typeof metadata?.uid === 'string' || typeof metadata?.creationTimestamp === 'string');
}

/** Kubernetes keeps the source of a static pod in this annotation of its mirror. */
const MIRROR = 'kubernetes.io/config.mirror';

/** Whether a pod is made by the kubelet of its node, and gets no pull secrets of a ServiceAccount. */
export function isStaticPod({ metadata }: KubernetesObject): boolean {
  return isPlainObject(metadata?.annotations) && Object.hasOwn(metadata.annotations, MIRROR);
}

/**
 * A condition of an admission policy: the API server refuses a mirror pod with pull secrets.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export const NO_MIRROR_POD = {
  name: 'no-mirror-pod',
  expression: `!('${MIRROR}' in object.metadata.?annotations.orValue({}))`,
} as const;

/** Whether a condition of a policy is that one. */
export function isMirrorPodExcluded(condition: unknown): boolean {
  return isPlainObject(condition) && condition.expression === NO_MIRROR_POD.expression;
}
