const NAME = /^(?=.{1,63}$)[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const PREFIX = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Whether a label can have a key: a name, with a DNS subdomain and a slash in front of it or not.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function isQualifiedName(key: string): boolean {
  const [name, prefix, ...more] = key.split('/').reverse();
  return more.length === 0 && NAME.test(name) && (prefix === undefined || PREFIX.test(prefix));
}

/** Whether a label can have a value: what a name can be, or nothing. */
export function isLabelValue(value: unknown): boolean {
  return typeof value === 'string' && (value === '' || NAME.test(value));
}

/**
 * Whether an annotation can have a key: one that a label can have, but case does not count. Source:
 * `ValidateAnnotations` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go
 */
export function isAnnotationKey(key: string): boolean {
  return isQualifiedName(key.toLowerCase());
}
