import { Target } from '../attach/target';

/**
 * Finds objects that a construct declares and that somebody else declares too: of two objects of one name, the one that is applied
 * last wins.
 *
 * @param objects all objects of the kind in the app
 * @param isOurs tells those of the construct
 * @param find finds the objects with a name
 * @param instead what to do about it
 */
export function declaredTwice(
  objects: readonly Target[], isOurs: (target: Target) => boolean, find: (namespace: string | undefined, name: string) => readonly Target[],
  kind: string, instead: string,
): string[] {
  const others = objects.filter(target => !isOurs(target)).map(({ namespace, name }) => find(namespace, name)).filter(found => found.some(isOurs));
  const messages = others.map(found => `${kind} '${found[0].name}' stands in the app twice: ${found.join(' and ')}. Whichever is applied last wins: `
    + instead);
  return [...new Set(messages)];
}
