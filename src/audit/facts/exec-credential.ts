import { textAt } from './members';
import { KubernetesObject } from '../../kubernetes/kubernetes-object';

/**
 * Whether an object is what a plugin of kubectl logs in with, and says itself that its time is over.
 * https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 */
export function isExpiredLogin(object: KubernetesObject, now: number): boolean {
  return object.kind === 'ExecCredential' && Date.parse(textAt(object, 'status', 'expirationTimestamp') ?? '') <= now;
}
