import { isPlainObject } from '../../kubernetes/kubernetes-object';

/** Whether an object, or the first of a list, was printed by an API server: no manifest has both of these. */
export function isLive(value: unknown): boolean {
  const [object] = isPlainObject(value) && Array.isArray(value.items) ? value.items : [value];
  const metadata = isPlainObject(object) && isPlainObject(object.metadata) ? object.metadata : {};
  return typeof metadata.uid === 'string' && typeof metadata.resourceVersion === 'string';
}
