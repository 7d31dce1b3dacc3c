/** A Kubernetes object as plain data, as it stands in a manifest. */
export interface KubernetesObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string; readonly [key: string]: unknown };
  readonly [key: string]: any;
}

/** Whether a value is a JSON object (not an array, not a class instance such as a cdk8s `Lazy`). */
export function isPlainObject(value: unknown): value is Record<string, any> {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  // Not by `value.constructor`: an object may have a member of that name.
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether an object only carries other objects: `v1 List`, or a typed list such as `ServiceAccountList`. */
export function isList(object: KubernetesObject): boolean {
  return typeof object.kind === 'string' && object.kind.endsWith('List') && Array.isArray(object.items);
}

/** The API group of an `apiVersion`: `apps/v1` → `apps`, `v1` → the core group, written as the empty string. */
export function apiGroup(apiVersion: string | undefined): string {
  const slash = (apiVersion ?? '').indexOf('/');
  return slash < 0 ? '' : apiVersion!.slice(0, slash);
}
