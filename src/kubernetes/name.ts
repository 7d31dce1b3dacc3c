import { unsetSentence } from '../given/unset-word';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What a variable that is not set leaves in a name: in JavaScript, and in Python. */
const UNSET = /(?:^|[-.])(undefined|None)(?=[-.]|$)/;

/** A key of a Secret or ConfigMap: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data. */
export const DATA_KEY = /^(?!\.\.|\.$)[\w.-]{1,253}$/;

/** The longest name of a Secret or ServiceAccount. */
export const MAX_OBJECT_NAME = 253;

/**
 * Checks the name of a namespace: a DNS label of at most 63 characters (RFC 1123).
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function checkNamespace(property: string, value: string): string {
  return checkNamePattern(property, value, DNS_LABEL, 63, 'a DNS label: lower-case letters, digits and \'-\'');
}

/** The namespace of a chart, which cdk8s takes as it is. */
export function chartNamespace({ namespace }: { readonly namespace?: string }): string | undefined {
  return namespace === undefined ? undefined : checkNamespace('chart.namespace', namespace);
}

/**
 * Checks the name of a Secret or ServiceAccount: a DNS subdomain of at most 253 characters (RFC 1123).
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function checkObjectName(property: string, value: string): string {
  return checkNamePattern(
    property, value, DNS_SUBDOMAIN, MAX_OBJECT_NAME, "a DNS subdomain: lower-case letters, digits, '-' and '.'",
  );
}

/**
 * Checks each of some names, of which there may be thousands, and that none is given twice.
 *
 * @param checkName one of the checks above
 */
export function checkDistinct(
  property: string, names: readonly string[], checkName: (property: string, name: string) => string,
): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw new Error(`'${property}' names '${name}' twice: leave one out`);
    }
    seen.add(checkName(property, name));
  }
}

/** Whether a Secret or ServiceAccount can have a name. */
export function isObjectName(value: string): boolean {
  return value.length <= MAX_OBJECT_NAME && DNS_SUBDOMAIN.test(value);
}

function checkNamePattern(property: string, value: string, pattern: RegExp, maxLength: number, what: string): string {
  const [, unset] = UNSET.exec(value) ?? [];
  if (unset !== undefined) {
    throw new Error(`'${property}' ${unsetSentence(unset)}; got '${value}'`);
  }
  if (typeof value !== 'string' || value.length > maxLength || !pattern.test(value)) {
    throw new Error(`'${property}' must be ${what}, at most ${maxLength} characters, `
      + `beginning and ending with a letter or digit; got '${value}'`);
  }
  return value;
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
