import { isPlainObject } from './kubernetes-object';

/** One entry of `imagePullSecrets`: a reference to a Secret of the pod's namespace. */
export interface LocalObjectReference {
  readonly name: string;
}

/** The names in an `imagePullSecrets` list, in order; what is not a reference is left out. */
export function pullSecretNames(list: unknown): string[] {
  return Array.isArray(list)
    ? list.filter(isPlainObject).map(entry => entry.name).filter(name => typeof name === 'string' && name !== '')
    : [];
}

/** An `imagePullSecrets` list with further names behind those that it holds; the same name stands in it once. */
export function appendPullSecrets(list: unknown, names: readonly string[]): LocalObjectReference[] {
  const own: LocalObjectReference[] = Array.isArray(list) ? list : [];
  const seen = new Set<string>();
  return [...own, ...names.map(name => ({ name }))].filter(entry => {
    const repeated = isPlainObject(entry) && seen.has(entry.name);
    seen.add(entry?.name);
    return !repeated;
  });
}
