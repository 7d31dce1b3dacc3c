import { IConstruct } from 'constructs';

/** What may be shown: short texts in lower case, as names and URLs are and generated tokens are not. */
const PLAIN = /^[a-z0-9][a-z0-9.:/_+-]{0,59}$/;

/** The type of a value. The text of what is not what was asked for may be a secret, and is never part of it. */
export function typeName(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return value === null ? 'null' : typeof value;
  }
  return Object.getPrototypeOf(value)?.constructor?.name ?? 'object';
}

/** A value as a message may show it: the text if it is plain, otherwise what it is. */
export function shownUnlessSecret(value: unknown): string {
  if (typeof value !== 'string') {
    return typeof value === 'boolean' ? `'${value}'` : typeName(value);
  }
  return PLAIN.test(value) ? `'${value}'` : 'a text that is not shown, since it may be a credential';
}

/** A construct as messages name it. An app has no path. */
export function shownPath({ node }: IConstruct): string {
  return node.path === '' ? 'the app' : `'${node.path}'`;
}
