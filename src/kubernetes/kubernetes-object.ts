/** A Kubernetes object as plain data, as it is in a manifest. */
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

/** Whether an object is a template of OpenShift: https://docs.openshift.com/ (Template, `objects`). */
export function isTemplate({ kind, objects }: KubernetesObject): boolean {
  return kind === 'Template' && Array.isArray(objects);
}

/**
 * What a value holds: itself, or the items of a list or of a template of OpenShift, also of lists in lists. The items
 * of a typed list, as the API server serves it, do not say what they are; here they do.
 */
export function* objectsIn(value: unknown): Iterable<unknown> {
  // A stack of our own is not exhausted by the depth of lists.
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (isPlainObject(next) && isList(next)) {
      for (let index = next.items.length - 1; index >= 0; index--) {
        pending.push(withKindOf(next, next.items[index]));
      }
    } else if (isPlainObject(next) && isTemplate(next)) {
      pending.push(...[...next.objects].reverse());
    } else {
      yield next;
    }
  }
}

/** An item of a list; one of a typed list that does not say what it is gets the kind of that. */
export function withKindOf<T>({ kind, apiVersion }: KubernetesObject, item: T): T {
  return kind === 'List' || !isPlainObject(item) || item.kind !== undefined ? item
    : { ...item, kind: kind!.slice(0, -'List'.length), apiVersion };
}

/** The API group of an `apiVersion`: `apps/v1` → `apps`, `v1` → the core group, written as the empty string. */
export function apiGroup(apiVersion: unknown): string {
  return typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
