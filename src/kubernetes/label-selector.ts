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
 * Whether a label selector selects a namespace; undefined where that depends on labels that are not known.
 *
 * @param name undefined where it may be any
 */
export function mayBeSelected(
  selector: unknown, name: string | undefined, labels: ReadonlyMap<string, string> | undefined,
): boolean | undefined {
  const ofName: readonly [string, string][] = name === undefined ? [] : [[NAME_LABEL, name]];
  if (labels || !isPlainObject(selector)) {
    return selects(selector, new Map([...labels ?? [], ...ofName]));
  }
  const { matchLabels, matchExpressions } = selector;
  const requirements: unknown[] = [
    ...isPlainObject(matchLabels)
      ? Object.entries(matchLabels).map(([key, value]) => ({ key, operator: 'In', values: [value] })) : [],
    ...Array.isArray(matchExpressions) ? matchExpressions : [],
  ];
  const [known, open] = [true, false].map(isKnown => requirements.filter(requirement =>
    (isPlainObject(requirement) && requirement.key === NAME_LABEL && name !== undefined) === isKnown));
  return selects({ matchExpressions: known }, new Map(ofName)) && (open.length === 0 || undefined);
}

/** A label that each namespace has: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** A member of `matchExpressions` about the names of namespaces. */
export function nameRequirement(operator: 'In' | 'NotIn', values: readonly string[]): object {
  return { key: NAME_LABEL, operator, values: [...values] };
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
