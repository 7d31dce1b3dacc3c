/**
 * A text that is kept for itself. What a parser cuts out of a file shares its memory, and keeps all of the file alive
 * (sliced strings, https://github.com/v8/v8/blob/14.2.1/src/objects/string.h).
 */
export function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Keeps each text once. */
export class Interner {
  private readonly texts = new Map<string, string>();

  public intern(text: string): string {
    let known = this.texts.get(text);
    if (known === undefined) {
      known = detached(text);
      this.texts.set(known, known);
    }
    return known;
  }
}

const MAX_PRINTED = 300;

/** A text of an object as it may be printed: on one line, without control characters, which a terminal might obey, and not too long. */
export function printable(text: string, limit = MAX_PRINTED): string {
  const shortened = text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
  return shortened.replace(/[\p{Cc}\p{Cf}\u2028\u2029\p{Surrogate}]/gu, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
