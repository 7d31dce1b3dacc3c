import { ApiObject } from 'cdk8s';
import { Target } from '../attach/target';
import { TargetList } from '../attach/target-list';

/**
 * Finds objects that a construct declares and that somebody else declares too: of two objects of one name, the one that is applied
 * last wins.
 *
 * @param objects all objects of the kind in the app
 * @param isOurs tells those of the construct
 * @param instead what to do about it
 */
export function declaredTwice(objects: TargetList, isOurs: (object: ApiObject) => boolean, kind: string, instead: string): string[] {
  const includesOurs = (found: readonly Target[]) => found.some(({ object }) => isOurs(object));
  const messages = objects.filter(object => !isOurs(object)).map(({ namespace, name }) => objects.find(namespace, name)).filter(includesOurs)
    .map(found => `${kind} '${found[0].name}' stands in the app twice: ${found.join(' and ')}. Whichever is applied last wins: ${instead}`);
  return [...new Set(messages)];
}
