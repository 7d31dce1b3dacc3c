import { saysFailure } from './activity';
import { beginsMessage } from './block-reader';
import { areOfScreen } from './copy-breaks';
import { isBlank, isFence } from './pasted-line';

/** What people put before every line as they quote it, comment it out, or put it into a list or a box. */
const MARK = /^(?:[-*•+>|│┃║▏▌#]|\/\/)/;
/** Those that words may begin with: a blank has to be behind them. */
const LOOSE = /^(?:[-*•#]|\/\/)$/;
/** Those of lists, in which people write one message each. */
const OF_LISTS = /^[-*•+]$/;
/** What stands behind every line. */
const END = /(?:<br ?\/?>|[│┃║|])$/;
/** What stands on both sides of every line. */
const EMPHASIS = /^(?:\*\*|`)/;
/** The number of a line, as lists, editors, compilers and `grep -n` write it. */
const NUMBER = /^\s*(\d{1,6})([.)]?)(?: ?[:|│]|-(?!\d)|(?=\s)|$)/;
/** What Markdown escapes wherever it stands, with its backslash and without, and what it escapes in some places. */
const ESCAPED = /\\[_*[\]]/;
const PLAIN = /(?<!\\)[_*[\]]/;
const ESCAPES = /\\([_*[\]`<>#+.-])/g;
/** What has no width, around a line: within one it may be why an image cannot be read. */
const NO_WIDTH = /^[\u200B-\u200D\u2060\uFEFF]+|[\u200B-\u200D\u2060\uFEFF]+$/g;
/** So many lines with a blank one behind each are no paragraphs. */
const MANY_LINES = 8;
/** How a line begins that goes on with a sentence, and how one ends behind which none does. */
const GOES_ON = /^\s*["'(]?[a-z]/;
const SENTENCE_END = /[.!?]["')]?\s*$/;
/** What is put around what was put around it. */
const MAX_LAYERS = 4;

type Lines = readonly string[];

/** Lines without what all of them have because of how they were copied; if there is nothing, the same array. */
export function withoutCopyMarks(lines: Lines): Lines {
  const hasNoWidth = lines.some(line => line.search(NO_WIDTH) >= 0);
  const visible = hasNoWidth ? lines.map(line => line.replace(NO_WIDTH, '')) : lines;
  const isEscaped = visible.some(line => ESCAPED.test(line)) && !visible.some(line => PLAIN.test(line));
  let [outer, inner]: [Lines, Lines] = [[], isEscaped ? visible.map(line => line.replace(ESCAPES, '$1')) : visible];
  for (let layers = 0; outer !== inner && layers < MAX_LAYERS; layers++) {
    outer = inner;
    inner = withoutGaps(UNDOINGS.reduce((text, undo) => withChanged(text, undo), inner));
  }
  return inner;
}

/** What a line begins with that others may begin with too; empty if it is nothing of the kind. */
export function markOf(line: string): string {
  const text = line.trimStart();
  const [mark = ''] = MARK.exec(text) ?? EMPHASIS.exec(text) ?? [];
  if (mark === '') {
    return NUMBER.test(line) ? '1' : '';
  }
  return LOOSE.test(mark) && /^\S/.test(text.slice(mark.length)) ? '' : mark;
}

/** Ways to undo what all lines have, each undefined where they do not. */
const UNDOINGS: readonly ((text: Lines) => Lines | undefined)[] = [
  text => withoutPrefix(text, ([first]) => /^\s*/.exec(first)![0]),
  withoutMark, withoutEnd, withoutEmphasis, withoutNumbers,
];

/** Changes the lines that are not blank, nor begin or end a block of code. */
function withChanged(lines: Lines, undo: (text: Lines) => Lines | undefined): Lines {
  const isText = (line: string) => !isBlank(line) && !isFence(line);
  const text = lines.filter(isText);
  const changed = text.length > 1 ? undo(text) : undefined;
  let index = 0;
  return changed ? lines.map(line => isText(line) ? changed[index++] : line.trim()) : lines;
}

/** Without blanks, or what else the first lines begin with, if the others do too. */
function withoutPrefix(text: Lines, prefixOf: (text: Lines) => string): Lines | undefined {
  let prefix = prefixOf(text);
  for (const line of text) {
    while (!line.startsWith(prefix)) {
      prefix = prefix.slice(0, -1);
    }
  }
  return prefix === '' ? undefined : text.map(line => line.slice(prefix.length));
}

function withoutMark(text: Lines): Lines | undefined {
  const [mark] = MARK.exec(text[0]) ?? [];
  if (mark === undefined || !text.every(line => line.startsWith(mark))) {
    return undefined;
  }
  const inner = text.map(line => line.slice(mark.length));
  const shifted = withoutBlank(inner);
  if (shifted === inner) {
    return LOOSE.test(mark) ? undefined : inner;
  }
  return OF_LISTS.test(mark) && !isOneText(shifted) ? undefined : shifted;
}

/** Without the blank that sets lines off from what stands before them. */
function withoutBlank(text: Lines): Lines {
  return text.every(line => line === '' || /^\s/.test(line)) ? text.map(line => line.slice(1)) : text;
}

/** Whether the items of a list are lines of one text: some are blank or indented, or the heads of a log. */
function isOneText(text: Lines): boolean {
  return text.some(line => isBlank(line) || line.startsWith(' ') || line.startsWith('\t') || beginsMessage(line));
}

function withoutEnd(text: Lines): Lines | undefined {
  const ends = text.map(line => line.trimEnd());
  const [end] = END.exec(ends[0]) ?? [];
  if (end === undefined || !ends.every(line => line.endsWith(end))) {
    return undefined;
  }
  const inner = ends.map(line => line.slice(0, -end.length));
  return inner.every(line => line.endsWith(' ')) ? inner.map(line => line.slice(0, -1)) : inner;
}

function withoutEmphasis(text: Lines): Lines | undefined {
  const ends = text.map(line => line.trimEnd());
  const [mark] = EMPHASIS.exec(ends[0]) ?? [];
  return mark !== undefined
    && ends.every(line => line.length > 2 * mark.length && line.startsWith(mark) && line.endsWith(mark))
    ? ends.map(line => line.slice(mark.length, -mark.length)) : undefined;
}

/** Without the numbers of the lines, each of which is that of the line before and one. */
function withoutNumbers(text: Lines): Lines | undefined {
  const numbers = text.map(line => NUMBER.exec(line));
  const first = Number(numbers[0]?.[1]);
  if (!numbers.every((found, index) => Number(found?.[1]) === first + index)) {
    return undefined;
  }
  const inner = withoutBlank(text.map((line, index) => line.slice(numbers[index]![0].length)));
  const isList = numbers[0]![2] !== '';
  return isList && !isOneText(inner) ? undefined : inner;
}

/** Whether lines go on with the first, which says that something failed, so far as their first letters show that. */
function isOneSentence([first, ...others]: Lines): boolean {
  return saysFailure(first) && others.every(line => GOES_ON.test(line) && !saysFailure(line))
    && ![first, ...others.slice(0, -1)].some(line => SENTENCE_END.test(line));
}

/** Without a blank line behind each line: chats and pages make paragraphs of lines. */
function withoutGaps(lines: Lines): Lines {
  const gaps: number[] = [];
  let blanks = 0;
  let count = 0;
  for (const line of lines) {
    if (isBlank(line)) {
      blanks++;
    } else {
      gaps.push(...count > 0 ? [blanks] : []);
      [blanks, count] = [0, count + 1];
    }
  }
  const gap = Math.min(...gaps);
  const filled = lines.filter(line => !isBlank(line));
  const isText = count >= MANY_LINES || (count > 2 && (isOneText(filled) || isOneSentence(filled)));
  if (count < 2 || gap === 0 || !(isText || areOfScreen(filled))) {
    return lines;
  }
  const text: string[] = [];
  for (const line of filled) {
    // Each line that was blank before got blank ones behind it too.
    const before = text.length === 0 ? 0 : Math.floor((gaps.shift()! - gap) / (gap + 1));
    text.push(...Array.from({ length: before }, () => ''), line);
  }
  return text;
}
