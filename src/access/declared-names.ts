import { Target } from '../attach/target';
import { objectKey } from '../kubernetes/name';

/**
 * Finds objects that a construct declares and that stand in the app once more: of two objects of one name, the one that is
 * applied last wins.
 *
 * @param targets all objects of the kind in the app
 * @param instead what to do about it
 */
export function declaredTwice(
  targets: readonly Target[], names: readonly string[], namespaces: readonly (string | undefined)[], kind: string, instead: string,
): string[] {
  const [ourNames, ourNamespaces] = [new Set(names), new Set(namespaces)];
  const first = new Map<string, Target>();
  const errors: string[] = [];
  for (const target of targets) {
    if (ourNames.has(target.name) && ourNamespaces.has(target.namespace)) {
      const key = objectKey(target.namespace, target.name);
      const other = first.get(key);
      if (other) {
        errors.push(`${kind} '${target.name}' stands in the app twice: ${other} and ${target}. Whichever is applied last wins: ${instead}`);
      } else {
        first.set(key, target);
      }
    }
  }
  return errors;
}
