/** Longer than any reference: host 255, path 255, tag 128, digest 135 characters. */
const MAX_TOKEN = 800;
const QUOTED = /^[ \\]*["'`\u201c\u2018]/;
const BOUNDARY = Uint8Array.from({ length: 128 }, (_, code) =>
  '"\'(),<>[\\]`'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** What stands between blanks, quotes and brackets, without punctuation behind it. */
export function tokenAt(text: string, index: number): { readonly token: string; readonly end: number } {
  const limit = Math.min(text.length, index + MAX_TOKEN);
  let start = index;
  while (start < limit && isBoundary(text.charCodeAt(start))) {
    start++;
  }
  let end = start;
  while (end < limit && !isBoundary(text.charCodeAt(end))) {
    end++;
  }
  return { token: end - start < MAX_TOKEN ? text.slice(start, end).replace(/[:.;]+$/, '') : '', end };
}

/** What stands between quotes at an index, or else the token there. Quotes may be escaped. */
export function quotedAt(text: string, index: number): string {
  const start = text.charAt(index) === '\\' ? index + 1 : index;
  const quote = text.charAt(start);
  const end =
    quote === '"' || quote === "'" || quote === '`' ? text.slice(start + 1, start + 1 + MAX_TOKEN).indexOf(quote) : -1;
  return end < 0 ? tokenAt(text, index).token : text.slice(start + 1, start + 1 + end).replace(/\\$/, '');
}

/** Blanks, `"'(),<>[\]`, the backquote and all beyond ASCII: none of them is in a reference. */
function isBoundary(code: number): boolean {
  return code <= 32 || code >= 128 || BOUNDARY[code] === 1;
}

/** Whether what stands at an index is in quotes, which may be escaped. */
export function isQuotedAt(text: string, index: number): boolean {
  return QUOTED.test(text.slice(index, index + 8));
}
