/** Symbols of folded text. */
export const BLANK = 32;
/** A character that no word has. */
export const FOREIGN = 127;
/** Nothing: the character does not count. */
const NOTHING = 0;
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

/** `n`, `r` and `t`: behind a backslash, each is a blank that somebody escaped. */
const ESCAPED = Uint8Array.from({ length: 128 }, (_, code) => 'nrt'.includes(String.fromCharCode(code)) ? 1 : 0);

/** The symbol of the character at an index of a text: 0 for none. */
export function symbolAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 128) {
    return foreignSymbol(code);
  }
  return ESCAPED[code] === 1 && index > 0 && text.charCodeAt(index - 1) === BACKSLASH ? BLANK : ASCII[code];
}

/** A text as its symbols, with one blank for many. */
export function fold(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const symbol = symbolAt(text, index);
    if (symbol !== NOTHING && !(symbol === BLANK && folded.endsWith(' '))) {
      folded += String.fromCharCode(symbol);
    }
  }
  return folded;
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
  // Typographic quotes.
  return code >= 0x2018 && code <= 0x201f ? NOTHING : FOREIGN;
}
