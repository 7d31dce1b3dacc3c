import { ApiObject } from 'cdk8s';
import { PlanBuilder } from './plan-builder';

/**
 * Reports JSON patches whose path does not begin with a slash, as RFC 6901 has it. cdk8s writes such a one elsewhere,
 * `spec` as a member `undefined` of the object, and what was to be granted is not where it is looked for.
 */
export function reportPatchPaths(plan: PlanBuilder): void {
  for (const object of plan.tree.patched) {
    for (const path of pathsOf(object).filter(text => text !== '' && !text.startsWith('/'))) {
      plan.addError(object, `a JSON patch has the path '${path}', which does not begin with a slash, so that cdk8s `
        + `writes it elsewhere: write '/${path}'`);
    }
  }
}

/** What the JSON patches of an object name. cdk8s keeps them to itself. */
function pathsOf(object: ApiObject): string[] {
  const { patches = [] } = object as unknown as { patches?: { operation?: { path?: unknown; from?: unknown } }[] };
  return patches.flatMap(({ operation }) => [operation?.from, operation?.path])
    .filter((path): path is string => typeof path === 'string');
}
