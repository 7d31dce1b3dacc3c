import { Target } from '../attach/target';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { objectKey } from '../kubernetes/name';
import { valueAt } from '../kubernetes/pod-spec-path';

/** The Secrets that the Secrets Store CSI driver makes, by namespace and name, and the class that each comes of. */
export function mountedSecrets(secretProviderClasses: readonly Target[]): ReadonlyMap<string, Target> {
  return new Map(secretProviderClasses.flatMap(target => {
    const made = valueAt(target.manifest, ['spec', 'secretObjects']);
    return Array.isArray(made)
      ? made
        .filter(isPlainObject)
        .map(({ secretName }) => [objectKey(target.namespace, String(secretName)), target] as const)
      : [];
  }));
}
