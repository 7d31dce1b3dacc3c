/** A line as it was before somebody quoted it, put it into a list or drew a table around it. */
export interface PastedLine {
  readonly text: string;
  /** The same with the marks of lists, which mean something in YAML. */
  readonly unquoted: string;
  /** Whether it only opens or closes a block of code. */
  readonly isFence: boolean;
  /** Whether it began as an item of a list. */
  readonly isItem: boolean;
}

const FENCE = /^\s*(?:```|~~~)[\w-]*\s*$/;
// eslint-disable-next-line no-control-regex
const COLORS = /\u001B\[[0-9;]*[A-Za-z]/g;
const QUOTES = /^(?:\s{0,3}>)+ ?/;
const COLUMN = /^\s*[|│┃]\s?/;
const EMPHASIS = /^(\s*)(?:\*\*_?|_|`+)(?=[^\s_*`])/;
const ITEM = /^\s*(?:[-*•+]|\d{1,2}[.)])\s+(?=\S)/;

/** What the marks before a line begin with: most lines have none. */
const FIRST = /^\s*[>|│┃*_`~•+\d-]/;

/** Longer lines are taken as they are. */
const MAX_LINE = 64 * 1024;

export function pastedLine(line: string): PastedLine {
  let text = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (text.length > MAX_LINE) {
    return { text, unquoted: text, isFence: false, isItem: false };
  }
  if (text.includes('\u001B')) {
    text = text.replace(COLORS, '');
  }
  let isItem = false;
  let unquoted = text;
  if (FIRST.test(text)) {
    text = text.replace(QUOTES, '');
    unquoted = text;
    if (FENCE.test(text)) {
      return { text: '', unquoted: '', isFence: true, isItem };
    }
    text = text.replace(COLUMN, '');
    isItem = ITEM.test(text);
    text = isItem ? text.replace(ITEM, '') : text.replace(EMPHASIS, '$1');
  }
  return { text: withoutEnd(text), unquoted, isFence: false, isItem };
}

/** Without the line of a table, and the marks of emphasis, at the end. */
function withoutEnd(line: string): string {
  const text = line.trimEnd();
  const last = text.charAt(text.length - 1);
  if (last !== '' && '|│┃'.includes(last)) {
    return text.slice(0, -1).trimEnd();
  }
  return last !== '' && '*_`'.includes(last) ? text.replace(/(?:_?\*\*|_|`{1,3})$/, '') : line;
}
