const MAX_PRINTED = 300;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text as it may be printed: on one line, without control characters, which a terminal might obey, and not too long.
 */
export function printable(text: string, limit = MAX_PRINTED): string {
  const shortened = text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
  return shortened.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029\p{Surrogate}]/gu,
    character => ESCAPES[character] ?? `\\u${hexOf(character)}`,
  );
}

function hexOf(character: string): string {
  const hex = character.codePointAt(0)!.toString(16).padStart(4, '0');
  return hex.length > 4 ? `{${hex}}` : hex;
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
