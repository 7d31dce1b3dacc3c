import { isPlainObject } from '../../kubernetes/kubernetes-object';

// Looking into objects that may be anything.

/** The value at a path of own members, or undefined where the path breaks off. */
export function at(object: unknown, ...path: string[]): unknown {
  let value = object;
  for (const member of path) {
    if (!isPlainObject(value) || !Object.hasOwn(value, member)) {
      return undefined;
    }
    value = value[member];
  }
  return value;
}

/** The text at a path; undefined where there is something else, or an empty one. */
export function textAt(object: unknown, ...path: string[]): string | undefined {
  const value = at(object, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The entries of the list at a path that are objects. */
export function objectsAt(object: unknown, ...path: string[]): Record<string, any>[] {
  const value = at(object, ...path);
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

/** The entries of the list at a path that are texts. */
export function textsAt(object: unknown, ...path: string[]): string[] {
  const value = at(object, ...path);
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : [];
}

/** The members of the map at a path. */
export function entriesAt(object: unknown, ...path: string[]): [string, unknown][] {
  const value = at(object, ...path);
  return isPlainObject(value) ? Object.entries(value) : [];
}

/** The members of JSON of an object; none of any other text. */
export function jsonMembers(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : {};
  } catch {
    return {};
  }
}
