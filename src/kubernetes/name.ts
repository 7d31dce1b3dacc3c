import { checkEachOnce } from '../given/each-once';
import { mayBeShown, shownUnlessSecret } from '../given/shown';
import { unsetSentence } from '../given/unset-word';

interface NameGrammar {
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly what: string;
}

/** The longest DNS label. */
export const MAX_LABEL = 63;

const DNS_LABEL: NameGrammar = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: MAX_LABEL,
  what: "a DNS label: lower-case letters, digits and '-'",
};

/** The longest name of a Secret or ServiceAccount. */
export const MAX_OBJECT_NAME = 253;

const DNS_SUBDOMAIN: NameGrammar = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  maxLength: MAX_OBJECT_NAME,
  what: "a DNS subdomain: lower-case letters, digits, '-' and '.'",
};

/** What a variable that is not set leaves in a name: in JavaScript, and in Python. */
const UNSET = /(?:^|[-.])(undefined|None)(?=[-.]|$)/;

/** A key of a Secret or ConfigMap: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data. */
export const DATA_KEY = /^(?!\.\.|\.$)[\w.-]{1,253}$/;

/**
 * Checks the name of a namespace: a DNS label of at most 63 characters (RFC 1123).
 *
 * @param place the factory that it was given to, or the path of the construct in quotes, for messages
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function checkNamespace(property: string, value: string, place?: string): string {
  return checkName(DNS_LABEL, property, value, place);
}

/** The namespace of a chart, which cdk8s takes as it is. */
export function chartNamespace({ namespace }: { readonly namespace?: string }): string | undefined {
  return namespace === undefined ? undefined : checkNamespace('chart.namespace', namespace);
}

/**
 * Checks the name of a Secret or ServiceAccount: a DNS subdomain of at most 253 characters (RFC 1123).
 *
 * @param place the factory that it was given to, or the path of the construct in quotes, for messages
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function checkObjectName(property: string, value: string, place?: string): string {
  return checkName(DNS_SUBDOMAIN, property, value, place);
}

/**
 * The name of a Secret or ServiceAccount with something added to what was given, for which there has to be room.
 *
 * @param property what gave the name
 */
export function nameWithSuffix(property: string, name: string, suffix: string, place?: string): string {
  checkObjectName(property, name, place);
  if (name.length + suffix.length > MAX_OBJECT_NAME) {
    throw new Error(`${at(property, place)} must have at most ${MAX_OBJECT_NAME - suffix.length} characters, as `
      + `'${suffix}' is added to it; got ${lengthOf(name)}`);
  }
  return name + suffix;
}

/**
 * Checks each of some names, of which there may be thousands, and that none is given twice.
 *
 * @param check one of the checks above
 */
export function checkDistinct(
  property: string, names: readonly string[], check: (property: string, name: string) => string,
): void {
  names.forEach(name => check(property, name));
  checkEachOnce(`'${property}'`, names);
}

/** Whether a Secret or ServiceAccount can have a name. */
export function isObjectName(value: string): boolean {
  return isName(DNS_SUBDOMAIN, value);
}

function isName({ pattern, maxLength }: NameGrammar, value: unknown): boolean {
  return typeof value === 'string' && value.length <= maxLength && pattern.test(value);
}

function checkName(grammar: NameGrammar, property: string, value: string, place?: string): string {
  if (isName(grammar, value) && !UNSET.test(value)) {
    return value;
  }
  const named = at(property, place);
  const [, unset] = UNSET.exec(value) ?? [];
  throw new Error(unset !== undefined
    ? `${named} ${unsetSentence(unset)}; got ${shownUnlessSecret(value)}`
    : `${named} must be ${grammar.what}, at most ${grammar.maxLength} characters, beginning and ending with a letter `
      + `or digit; got ${shownName(grammar, value)}`);
}

/**
 * A property as the other messages of a factory, or of a construct, have it.
 *
 * @param place the factory that it was given to, or the path of the construct in quotes
 */
export function at(property: string, place = ''): string {
  const isPath = place.startsWith("'");
  return isPath ? `'${property}' of ${place}` : `${place}${place === '' ? '' : ': '}'${property}'`;
}

/** Of what is too long only the length is said: it can be a token. */
function lengthOf(name: string): string {
  return `a text of ${name.length} characters`;
}

/** What was given, and the name that was meant if that is clear. */
function shownName(grammar: NameGrammar, value: unknown): string {
  if (typeof value !== 'string' || !mayBeShown(value)) {
    return typeof value === 'string' && value.length > grammar.maxLength && grammar.pattern.test(value)
      ? lengthOf(value) : shownUnlessSecret(value);
  }
  const meant = value.trim().replace(/([a-z])(?=[A-Z])/g, '$1-').replace(/[_\s]+/g, '-').toLowerCase()
    .replace(/^[-.]+|[-.]+$/g, '');
  return `${shownUnlessSecret(value)}${isName(grammar, meant) ? `: write '${meant}'` : ''}`;
}

/** A namespaced name as one text, to look objects up by. */
export function objectKey(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

/** How messages name a namespace, or that there is none. */
export function describeNamespace(namespace: string | undefined): string {
  return namespace === undefined ? 'no namespace' : `namespace '${namespace}'`;
}

/** Some texts as a part of a name: lower-case letters and digits, with single dashes between them. */
export function namePart(texts: readonly (string | undefined)[]): string {
  return texts.join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
