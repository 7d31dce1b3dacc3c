import { KubernetesObject } from './kubernetes-object';

/**
 * Whether an object is a pod that the API server has admitted: its list of pull secrets is final, that of its
 * ServiceAccount included. Manifests that `kubectl create --dry-run` prints have a `creationTimestamp` of null.
 */
export function isAdmittedPod({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'Pod' && (typeof metadata?.uid === 'string' || typeof metadata?.creationTimestamp === 'string');
}
