import { Lazy } from 'cdk8s';
import { Attachment } from './plan';
import { appendPullSecrets } from '../kubernetes/pull-secret-list';

/**
 * A pod spec or ServiceAccount with what is attached to it, or undefined where it holds everything already.
 *
 * The user's own entries stay in front, and the same Secret is named once.
 */
export function merge(holder: Record<string, any>, { pullSecrets, serviceAccountName }: Attachment): Record<string, any> | undefined {
  const own = holder.imagePullSecrets instanceof Lazy ? holder.imagePullSecrets.produce() : holder.imagePullSecrets;
  const merged = appendPullSecrets(own, pullSecrets);
  const changes = {
    ...(sameEntries(merged, own) ? {} : { imagePullSecrets: merged }),
    ...(serviceAccountName && !holder.serviceAccountName ? { serviceAccountName } : {}),
  };
  return Object.keys(changes).length > 0 ? { ...holder, ...changes } : undefined;
}

function sameEntries(merged: readonly unknown[], own: unknown): boolean {
  const entries: readonly unknown[] = Array.isArray(own) ? own : [];
  return merged.length === entries.length && merged.every((entry, index) => entry === entries[index]);
}
