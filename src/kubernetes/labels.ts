import { Annotation, PULL_SECRET_LABELS } from './annotation';
import { at, MAX_LABEL } from './name';
import { isAnnotationKey, isLabelValue, isQualifiedName } from './qualified-name';
import { quotedLine, shownUnlessSecret, typeName } from '../given/shown';
import { printable } from '../text/printable';

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
    checkText(`${property}.${printable(name)}`, value, place);
    if (!isQualifiedName(name) || !isLabelValue(value)) {
      const length = value.length > MAX_LABEL ? ` (${value.length} characters)` : '';
      const got = `${quotedLine(name)}: ${shownUnlessSecret(value)}${length}`;
      throw new Error(`${at(property, place)} must hold labels, got ${got}: letters, digits, '-', '_' and '.', `
        + `at most ${MAX_LABEL} characters, a letter or digit at both ends`);
    }
  }
}

/**
 * Checks annotations: their names, and that their values are text.
 *
 * @param place the path of the construct in quotes, for messages
 */
export function checkAnnotations(property: string, annotations: Members, place?: string): void {
  for (const [name, value] of Object.entries(annotations)) {
    if (!isAnnotationKey(name)) {
      throw new Error(`${at(property, place)} must have qualified names such as 'example.com/team', got `
        + quotedLine(name));
    }
    checkText(`${property}.${printable(name)}`, value, place);
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
      `${at(property, place)} must not hold '${own}', got ${shownUnlessSecret(members[own])}: ${by} sets it. `
        + 'Leave it out',
    );
  }
}

/** A number may have been meant as a text; what is in an object may be secret. */
function checkText(property: string, value: unknown, place?: string): void {
  if (typeof value !== 'string') {
    const isPlain = typeof value === 'number' || typeof value === 'boolean';
    throw new Error(`${at(property, place)} must be a string, got `
      + (isPlain ? `${value}: write '${value}' in quotes` : typeName(value)));
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
