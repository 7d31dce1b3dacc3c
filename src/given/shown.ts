import { IConstruct } from 'constructs';
import { printable } from '../text/printable';

/** Short texts in lower case, as names and URLs are and generated tokens are not. */
const PLAIN = '[a-z0-9][a-z0-9.:/_+-]{0,59}';

// `Harbor_Pull` and `harborPull`: random letters change their case more often.
const WORD = '(?:[A-Z]?[a-z]+(?:[A-Z][a-z]{2,})*|[A-Z]{1,12}|\\d{1,3})';
const BETWEEN = '[ _.:/-]';
const WORDS = `(?=.{1,60}$)${BETWEEN}*${WORD}(?:${BETWEEN}+${WORD})*${BETWEEN}*`;

const SHOWN = new RegExp(`^(?:${PLAIN}|${WORDS})$`);

/** Said where somebody may have given a credential instead of its place. */
export const NOT_SHOWN = 'what was given is not shown, since it may be the credential itself';

/** The type of a value. The text of what is not what was asked for may be a secret, and is never part of it. */
export function typeName(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return value === null ? 'null' : typeof value;
  }
  return Object.getPrototypeOf(value)?.constructor?.name ?? 'object';
}

/** Whether a text may be shown, blanks at its ends aside: it is none that somebody generated to be a credential. */
export function mayBeShown(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || SHOWN.test(trimmed);
}

/** A text in quotes, as it may be printed. */
export function quotedLine(text: string): string {
  return `'${printable(text)}'`;
}

/** A value as a message may show it: the text if it is plain, on one line; otherwise what it is. */
export function shownUnlessSecret(value: unknown): string {
  if (typeof value !== 'string') {
    return typeof value === 'boolean' ? `'${value}'` : typeName(value);
  }
  return mayBeShown(value) ? quotedLine(value) : 'a text that is not shown, since it may be a credential';
}

/** A construct as messages name it. An app has no path. */
export function shownPath({ node }: IConstruct): string {
  return node.path === '' ? 'the app' : `'${node.path}'`;
}
