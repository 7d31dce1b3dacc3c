import { Annotation, PULL_SECRET_LABELS } from './annotation';
import { isAnnotationKey, isLabelValue, isQualifiedName } from './qualified-name';

type Members = Readonly<Record<string, string>>;

/** Checks labels by the grammar of Kubernetes. */
export function checkLabels(property: string, labels: Members): void {
  for (const [name, value] of Object.entries(labels)) {
    if (typeof value !== 'string') {
      throw new Error(
        `'${property}.${name}' must be a string, got ${JSON.stringify(value)}: write '${String(value)}' in quotes`,
      );
    }
    if (!isQualifiedName(name) || !isLabelValue(value)) {
      throw new Error(`'${property}' must hold labels, got '${name}': '${value}': letters, digits, '-', '_' and '.', `
        + 'at most 63 characters');
    }
  }
}

/** Checks annotations: their names, and that their values are text. */
export function checkAnnotations(property: string, annotations: Members): void {
  for (const [name, value] of Object.entries(annotations)) {
    if (!isAnnotationKey(name)) {
      throw new Error(`'${property}' must have qualified names such as 'example.com/team', got '${name}'`);
    }
    if (typeof value !== 'string') {
      throw new Error(
        `'${property}' must have strings as values, got ${JSON.stringify(value)} for '${name}': write it in quotes`,
      );
    }
  }
}

/**
 * Refuses labels or annotations that something else gives values to.
 *
 * @param by what does
 */
export function checkFree(property: string, members: Members, taken: readonly string[], by: string): void {
  const own = taken.find(name => Object.hasOwn(members, name));
  if (own !== undefined) {
    throw new Error(`'${property}' must not hold '${own}', got '${members[own]}': ${by} sets it. Leave it out`);
  }
}

/** Checks labels and annotations of a pull secret. The mark that its credentials are in the manifest is not theirs. */
export function checkPullSecretMetadata(
  prefix: string, { labels = {}, annotations = {} }: { readonly labels?: Members; readonly annotations?: Members },
): void {
  const by = 'cdk8s-registry-access';
  checkLabels(`${prefix}labels`, labels);
  checkFree(`${prefix}labels`, labels, Object.keys(PULL_SECRET_LABELS), by);
  checkAnnotations(`${prefix}annotations`, annotations);
  checkFree(`${prefix}annotations`, annotations, [Annotation.CREDENTIALS_IN_MANIFEST], by);
}
