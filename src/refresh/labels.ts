import { MANAGED_BY } from '../kubernetes/annotation';

/** Labels of what belongs to a refresher of a name, or of what it writes: by them all of it is found again. */
export function refresherLabels(
  name: string, component: 'pull-secret-refresher' | 'pull-secret' | 'pull-secret-parts',
) {
  return { ...MANAGED_BY, 'app.kubernetes.io/component': component, 'app.kubernetes.io/name': name };
}
