import { pullSecretNames } from './pull-secret-list';

/** The pull secrets that reach a pod, and where they come from. */
export interface EffectivePullSecrets {
  /** Their names, in order. */
  readonly names: readonly string[];
  readonly from: 'pod' | 'service-account' | 'unknown-service-account';
  /** What the ServiceAccount carries and the pod's own list hides. */
  readonly hidden: readonly string[];
}

/**
 * The pull secrets of a pod as the API server will admit it: its own list, else that of its ServiceAccount
 * (https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#add-imagepullsecrets-to-a-service-account).
 *
 * @param own the `imagePullSecrets` of the pod spec; perhaps empty
 * @param inherited the names that its ServiceAccount carries; undefined for a ServiceAccount that is not known
 */
export function effectivePullSecrets(
  own: readonly unknown[], inherited: readonly string[] | undefined,
): EffectivePullSecrets {
  // The API server looks at the length of the list, whatever it holds.
  if (own.length > 0) {
    const names = pullSecretNames(own);
    return { names, from: 'pod', hidden: (inherited ?? []).filter(name => !names.includes(name)) };
  }
  return { names: inherited ?? [], from: inherited ? 'service-account' : 'unknown-service-account', hidden: [] };
}
