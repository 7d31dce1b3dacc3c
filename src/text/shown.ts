import { withoutUserInfo } from '../image/registry-key';

const MAX_PRINTED = 300;
const MAX_KEY = 200;

/**
 * A text of an object as it may be printed: on one line, without control characters, which a terminal might obey, and
 * not too long.
 */
export function printable(text: string, limit = MAX_PRINTED): string {
  const shortened = text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
  return shortened.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029\p{Surrogate}]/gu,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Some texts in quotes, the first few of them. */
export function quoted(texts: readonly string[], limit = 5): string {
  const shown = texts.slice(0, limit).map(text => `'${printable(text, 120)}'`).join(', ');
  return texts.length > limit ? `${shown} and ${texts.length - limit} more` : shown;
}

/** `1 pod`, `2 pods`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A registry key as it may be shown: without user-info and query, which may hold a password or token. */
export function shownKey(key: string): string {
  return printable(withoutUserInfo(key.slice(0, 4096)), MAX_KEY);
}

/** An image as it may be shown: without what could be a password. */
export function shownImage(image: unknown): string {
  return typeof image === 'string'
    ? printable(withoutUserInfo(image), 1000)
    : typeof image === 'object'
      ? 'an object'
      : String(image);
}
