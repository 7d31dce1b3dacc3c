import { isPlainObject } from './kubernetes-object';
import { isNameInBraces, isUnquotedTemplate } from './placeholder';

/** The names in an `imagePullSecrets` list, in order; what is not a reference is left out. */
export function pullSecretNames(list: unknown): string[] {
  const names: string[] = [];
  for (const entry of Array.isArray(list) ? list : []) {
    const name: unknown = isPlainObject(entry) ? entry.name : undefined;
    if (typeof name === 'string' && name !== '') {
      names.push(name);
    }
  }
  return names;
}

/** What is wrong with an `imagePullSecrets` list: a name that is still left out, or something that is no reference. */
export type ListFlaw = 'unnamed' | 'malformed';

/** The flaw of an `imagePullSecrets` as it is written; none of what is left out. */
export function flawOf(list: unknown): ListFlaw | undefined {
  if (list === undefined || list === null || (Array.isArray(list) && list.length === pullSecretNames(list).length)) {
    return undefined;
  }
  return Array.isArray(list) && list.every(mayBeNamed) ? 'unnamed' : 'malformed';
}

/**
 * Whether an entry is a reference, perhaps with a name that is still left out (`- name:`, or a `-` alone, which is the
 * same to the API server), or that a template gives: an unquoted `{{ .Values.x }}` is a map in a map to YAML.
 */
function mayBeNamed(entry: unknown): boolean {
  return (entry ?? null) === null || (isPlainObject(entry)
    && (Object.keys(entry).length === 0 || (Object.hasOwn(entry, 'name')
      && (typeof entry.name === 'string' || (entry.name ?? null) === null || isUnquotedTemplate(entry.name)
        || isNameInBraces(entry.name)))));
}

/** An `imagePullSecrets` list with further names after those that it holds; the same name stands in it once. */
export function appendPullSecrets(own: readonly unknown[], names: Iterable<string>): unknown[] {
  const seen = new Set<string>();
  return [...own, ...[...names].map(name => ({ name }))].filter(entry => {
    const [name] = pullSecretNames([entry]);
    const repeated = name !== undefined && seen.has(name);
    seen.add(name);
    return !repeated;
  });
}
