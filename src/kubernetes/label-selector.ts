import { isPlainObject } from './kubernetes-object';

/**
 * Whether a label selector of a manifest selects an object with some labels. What the API server would refuse selects
 * nothing.
 *
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selects(selector: unknown, labels: ReadonlyMap<string, string>): boolean {
  if (!isPlainObject(selector)) {
    return false;
  }
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return (
    isPlainObject(matchLabels)
    && Object.entries(matchLabels).every(([key, value]) => labels.get(key) === value)
    && Array.isArray(matchExpressions)
    && matchExpressions.every(expression => isPlainObject(expression) && holds(expression, labels))
  );
}

/**
 * A member of `matchExpressions` about the names of namespaces, by a label that each of them has:
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name.
 */
export function nameRequirement(operator: 'In' | 'NotIn', values: readonly string[]): object {
  return { key: 'kubernetes.io/metadata.name', operator, values: [...values] };
}

/** The labels of an object, as far as they are texts. */
export function labelsOf(metadata: unknown): ReadonlyMap<string, string> {
  const labels = isPlainObject(metadata) ? metadata.labels : undefined;
  return new Map(
    isPlainObject(labels)
      ? Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      : [],
  );
}

function holds({ key, operator, values }: Record<string, unknown>, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(String(key));
  switch (operator) {
    case 'In': return value !== undefined && Array.isArray(values) && values.includes(value);
    case 'NotIn': return value === undefined || (Array.isArray(values) && !values.includes(value));
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    default: return false;
  }
}
