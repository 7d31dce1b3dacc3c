/** Longer than any reference: host 255, path 255, tag 128, digest 135 characters. */
const MAX_TOKEN = 800;
const QUOTED = /^[ \\]*["'`\u201c\u2018]/;
/** What stands for a part of a name: `<image>`, `<account>.dkr.ecr.<region>.amazonaws.com/web`. */
const LEFT_OUT = /^[ \\"'`]{0,4}[\w./:@-]{0,255}</;
/** The rest of an address of IPv6 in brackets, and its port: `::1]:5000`. */
const IPV6 = /^[0-9a-f:.]{2,45}\](?::\d{1,5})?(?=[/"'\\\s]|$)/i;
const BOUNDARY = Uint8Array.from({ length: 128 }, (_, code) =>
  '"\'(),<>[\\]`'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** A word, and the index behind it. */
interface Token {
  readonly token: string;
  readonly end: number;
}

/** What stands between blanks, quotes and brackets, without punctuation behind it. */
export function tokenAt(text: string, index: number): Token {
  const limit = Math.min(text.length, index + MAX_TOKEN);
  let start = index;
  while (start < limit && isBoundary(text.charCodeAt(start))) {
    start++;
  }
  const address = start > index && text[start - 1] === '[' ? IPV6.exec(text.slice(start, start + 60)) : null;
  let end = address ? start + address[0].length : start;
  start -= address ? 1 : 0;
  while (end < limit && !isBoundary(text.charCodeAt(end))) {
    end++;
  }
  return { token: end - start < MAX_TOKEN ? withoutPunctuation(text.slice(start, end)) : '', end };
}

/** What stands between quotes at an index, or else the token there. Quotes may be escaped. */
export function quotedAt(text: string, index: number): string {
  const start = text.charAt(index) === '\\' ? index + 1 : index;
  const quote = text.charAt(start);
  const end =
    quote === '"' || quote === "'" || quote === '`' ? text.slice(start + 1, start + 1 + MAX_TOKEN).indexOf(quote) : -1;
  return end < 0 ? tokenAt(text, index).token : text.slice(start + 1, start + 1 + end).replace(/\\$/, '');
}

/** A line break within a name, and what stands around it. */
const BREAK = /[ \t]*\r?\n[ \t]*/g;
/** Where a text was cut off, in a line or at its end. */
const CUT = /^\s*(?:\n|$|\.{2}|\u2026)/;

/** What is named at an index. */
export interface Named extends Token {
  /** Whether it is in quotes, which may be escaped. */
  readonly isQuoted: boolean;
  /** What stands in quotes although a line ends in it, put together; empty if it was cut off there. */
  readonly broken?: string;
}

/** What is named at an index, in quotes or not. */
export function namedAt(text: string, index: number): Named {
  const [opening = ''] = QUOTED.exec(text.slice(index, index + 8)) ?? [];
  const isQuoted = opening !== '';
  const start = index + opening.length;
  const { token, end } = tokenAt(text, start);
  const behind = start + token.length;
  const isCut = isQuoted && token !== '' && CUT.test(text.slice(behind, behind + 80));
  return { token, end, isQuoted, broken: isCut ? joinedAt(text, start) : undefined };
}

/** What stands between an index, before which is a quote, and the other quote, without the breaks of lines in it. */
function joinedAt(text: string, start: number): string {
  const quote = text.charAt(start - 1);
  const end = text.slice(start, start + MAX_TOKEN).indexOf(quote === '\u201c' ? '\u201d' : quote);
  const joined = end < 0 ? '' : text.slice(start, start + end).replace(/\\$/, '').replace(BREAK, '');
  return /\s/.test(joined) ? '' : joined;
}

function withoutPunctuation(token: string): string {
  let end = token.length;
  while (end > 0 && isPunctuation(token.charCodeAt(end - 1))) {
    end--;
  }
  return end < token.length ? token.slice(0, end) : token;
}

/** `:`, `.` and `;`. */
function isPunctuation(code: number): boolean {
  return code === 58 || code === 46 || code === 59;
}

/** Blanks, `"'(),<>[\]`, the backquote and all beyond ASCII: none of them is in a reference. */
function isBoundary(code: number): boolean {
  return code <= 32 || code >= 128 || BOUNDARY[code] === 1;
}

/** Whether a name stands at an index of which somebody left out a part. */
export function isLeftOutAt(text: string, index: number): boolean {
  return text.includes('<', index) && LEFT_OUT.test(text.slice(index, index + 260));
}
