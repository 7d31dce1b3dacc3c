import { isPlainObject } from './kubernetes-object';

/**
 * A value whose maps have their entries by name, for what ends in a text or in the digest of a name: the order in which
 * a user wrote them says nothing, and Java's `Map.of` has another one in each run.
 */
export function inOrder<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(inOrder) as T;
  }
  return isPlainObject(value)
    ? Object.fromEntries(Object.keys(value).sort().map(name => [name, inOrder(value[name])])) as T
    : value;
}
