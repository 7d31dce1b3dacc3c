import { ApiObject } from 'cdk8s';
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
  return objects.sameNames.filter(same => new Set(same.map(({ object }) => isOurs(object))).size > 1)
    .map(same => `${kind} '${same[0].name}' stands in the app twice: ${same.join(' and ')}. Whichever is applied last wins: ${instead}`);
}
