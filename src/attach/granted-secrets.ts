import { Grant, secretsIn } from './grant';
import { PlanBuilder } from './plan-builder';
import { Target } from './target';
import { describeNamespace } from '../kubernetes/name';

/** The names that a grant gives in the namespace of a target; an error where its secrets are elsewhere. */
export function secretsFor(grant: Grant, target: Target, plan: PlanBuilder): string[] {
  const names = secretsIn(grant, target.namespace).map(secret => secret.secretName);
  if (names.length === 0) {
    const namespaces = [...new Set(grant.secrets.map(secret => describeNamespace(secret.namespace)))];
    const places = [
      ...namespaces.length > 0 ? [namespaces.join(', ')] : [],
      ...grant.isSelecting && grant.selected?.length ? ['namespaces that are selected, which this one is not'] : [],
    ].join(' and ');
    plan.addError(grant.owner, `is in ${describeNamespace(target.namespace)}, but its pull secret is in `
      + `${places}, and a pod can use only the Secrets of its own namespace. ${remedyFor(grant, target)}`, target);
  }
  return names;
}

/** How a Secret can get into the namespace of a target, by who granted it. */
function remedyFor({ pattern, secrets }: Grant, { namespace }: Target): string {
  if (namespace === undefined) {
    return 'Set the namespace of the chart of the workload';
  }
  if (pattern) {
    return `Add '${namespace}' to 'namespaces', or set the namespace of the chart of the workload`;
  }
  return secrets.some(secret => secret.namespace === undefined)
    ? `Say where the Secret is: give it, or its chart, the 'namespace' '${namespace}'`
    : 'Make a Secret there too (\'namespace\', or \'namespaces\' of a refresher), grant the copy in '
      + `'${namespace}' if something copies it (copiesOf), or set the namespace of the chart of the workload`;
}
