import { Annotation, PULL_SECRET_LABELS } from './annotation';
import { at } from './name';
import { isAnnotationKey, isLabelValue, isQualifiedName } from './qualified-name';

type Members = Readonly<Record<string, string>>;

interface PullSecretMetadata {
  readonly labels?: Members;
  readonly annotations?: Members;
}

/**
 * Checks labels by the grammar of Kubernetes.
 *
 * @param place the path of the construct in quotes, for messages
 */
export function checkLabels(property: string, labels: Members, place?: string): void {
  for (const [name, value] of Object.entries(labels)) {
    if (typeof value !== 'string') {
      throw new Error(`${at(`${property}.${name}`, place)} must be a string, got ${JSON.stringify(value)}: `
        + `write '${String(value)}' in quotes`);
    }
    if (!isQualifiedName(name) || !isLabelValue(value)) {
      throw new Error(`${at(property, place)} must hold labels, got '${name}': '${value}': letters, digits, '-', '_' `
        + "and '.', at most 63 characters");
    }
  }
}

/**
 * Checks annotations: their names, and that their values are text.
 *
 * @param place the path of the construct in quotes, for messages
 */
export function checkAnnotations(property: string, annotations: Members, place?: string): void {
  const named = at(property, place);
  for (const [name, value] of Object.entries(annotations)) {
    if (!isAnnotationKey(name)) {
      throw new Error(`${named} must have qualified names such as 'example.com/team', got '${name}'`);
    }
    if (typeof value !== 'string') {
      throw new Error(
        `${named} must have strings as values, got ${JSON.stringify(value)} for '${name}': write it in quotes`,
      );
    }
  }
}

/**
 * Refuses labels or annotations that something else gives values to.
 *
 * @param by what does
 * @param place the path of the construct in quotes, for messages
 */
export function checkFree(
  property: string, members: Members, taken: readonly string[], by: string, place?: string,
): void {
  const own = taken.find(name => Object.hasOwn(members, name));
  if (own !== undefined) {
    throw new Error(
      `${at(property, place)} must not hold '${own}', got '${members[own]}': ${by} sets it. Leave it out`,
    );
  }
}

/**
 * Checks labels and annotations of a pull secret. A label with the very value that it has anyway is taken; the mark
 * that its credentials are in the manifest is not the user's.
 *
 * @param prefix what the names of the two properties begin with
 * @param place the path of the construct in quotes
 */
export function checkPullSecretMetadata(
  prefix: string, { labels = {}, annotations = {} }: PullSecretMetadata, place: string,
): void {
  const by = 'cdk8s-registry-access';
  const others = Object.entries(PULL_SECRET_LABELS).filter(([name, value]) => labels[name] !== value);
  checkLabels(`${prefix}labels`, labels, place);
  checkFree(`${prefix}labels`, labels, others.map(([name]) => name), by, place);
  checkAnnotations(`${prefix}annotations`, annotations, place);
  checkFree(`${prefix}annotations`, annotations, [Annotation.CREDENTIALS_IN_MANIFEST], by, place);
}
