/** Symbols of folded text. */
export const BLANK = 32;
/** A character that no word has. */
export const FOREIGN = 127;
/** Nothing: the character does not count. */
export const NOTHING = 0;
export const BACKSLASH = 92;

/**
 * What becomes of each ASCII character. Wrapping puts quotes and backslashes around and into texts, and terminals break
 * lines, so none of these count; the lines of tables are blanks.
 */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code <= 32 || code === 127) {
    return BLANK;
  }
  return '"\'`\\'.includes(character) ? NOTHING : character.toLowerCase().charCodeAt(0);
});

/** The symbol of the character at an index of a text: 0 for none. */
export function symbolAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return isEscaped(code) && index > 0 && text.charCodeAt(index - 1) === BACKSLASH ? BLANK : symbolOf(code);
}

/** The symbol of a character that stands alone. */
export function symbolOf(code: number): number {
  return code < ASCII.length ? ASCII[code] : foreignSymbol(code);
}

/** Whether a backslash before a character, `n`, `r` or `t`, makes a blank of it that somebody escaped. */
export function isEscaped(code: number): boolean {
  return code === 110 || code === 114 || code === 116;
}

/** A text as its symbols, with one blank for many. */
export function fold(text: string): string {
  const folded = Buffer.alloc(text.length);
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    const symbol = symbolAt(text, index);
    if (symbol !== NOTHING && !(symbol === BLANK && folded[size - 1] === BLANK)) {
      folded[size++] = symbol;
    }
  }
  return folded.toString('latin1', 0, size);
}

function foreignSymbol(code: number): number {
  // Spaces (U+00A0, U+2000 to U+200A), line separators and box drawing (U+2500 to U+257F).
  if (
    code === 0xa0
    || (code >= 0x2000 && code <= 0x200a)
    || code === 0x2028
    || code === 0x2029
    || (code >= 0x2500 && code <= 0x257f)
  ) {
    return BLANK;
  }
  // Typographic quotes, and what has no width.
  return (code >= 0x2018 && code <= 0x201f) || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff
    ? NOTHING : FOREIGN;
}
