import { beginsMessage } from './block-reader';
import { isBlank, isFence } from './pasted-line';
import { eventRow, podRow } from './rows';
import { isBrokenWord } from '../match/broken-word';

/** What is narrower is no screen or mail, and what is wider does not break lines. */
const [MIN_SCREEN, MIN_MAIL, MAX_WIDTH] = [40, 60, 250];
/** Behind this, more has to come. */
const OPEN_END = /\s\S*[:,=([{]$/;
/** Two rows of a table begin alike. */
const ALIKE = 6;
/** A line that is one as it is: of an object or a list, or a row of a table. */
const OWN_LINE = /^\s*(?:- )?[\w./-]+:(?:\s|$)|^\s*[-*] |\S\s{2,}\S.*\S\s{2,}\S/;
/** The first of a row of a table, of a member of what kubectl prints, or of what programs show while they work. */
const BEGIN =
  /^\s*(?:=> |#\d{1,4} |\[\+\] |[A-Z][a-z]+: |[^\x00-\x7F])|^\W*$|^ {2,}[A-Za-z]\w*(?: [A-Z]\w*){0,2}:(?: |$)/;
/** A column at the right edge. */
const LAST_COLUMN = /\s{2,}\S{1,24}\s?$/;
/** A text of YAML begins in the next line. */
const BLOCK = /:\s[|>][-+]?$/;
/** A record of a log is one line. */
const RECORD = /^\s*\{"/;

type Lines = readonly string[];

/** How a line could have been broken that goes on in the next one. */
enum Break { NONE = 0, AT_EDGE, BEFORE_WORD }

/** Lines without the breaks that a screen or a mail put into them; if there are none, the same array. */
export function withoutCopyBreaks(lines: Lines): Lines {
  const text = withoutFilling(lines);
  return withoutScreenBreaks(text) ?? withoutMailBreaks(text) ?? lines;
}

/** Whether lines are as a screen shows them. */
export function areOfScreen(lines: Lines): boolean {
  return withoutScreenBreaks(withoutFilling(lines)) !== undefined;
}

/** Screens break lines wherever their edge is. */
function withoutScreenBreaks(text: Lines): Lines | undefined {
  const width = widthOf(text);
  const breaks = width < MIN_SCREEN ? [] : breaksIn(text, width);
  const atEdge = breaks.filter(at => at === Break.AT_EDGE).length;
  if (atEdge === 0) {
    return undefined;
  }
  const beforeWord = breaks.filter(at => at === Break.BEFORE_WORD).length;
  const broken = breaks.reduce((sum, at, index) => sum + (at ? wordsAt(text, index) : 0), 0);
  if (broken < 0 || (broken === 0 && (atEdge <= beforeWord || atEdge === 1))) {
    return undefined;
  }
  // A blank at the edge may have been lost.
  return joined(text, breaks.map((at, index) => text[index].length < width - 1 ? Break.NONE : at));
}

/** Mails and editors break lines before the first word that does not fit. */
function withoutMailBreaks(text: Lines): Lines | undefined {
  const width = widthOf(text.filter(line => /\S\s+\S/.test(line)));
  const breaks = breaksIn(text, width);
  const isRecord = breaks.some((at, index) => at && RECORD.test(text[index]));
  return isRecord || (width >= MIN_MAIL && breaks.filter(at => at).length > 1)
    ? joined(text, breaks.map(at => at && Break.BEFORE_WORD)) : undefined;
}

function breaksIn(text: Lines, width: number): Break[] {
  return width > MAX_WIDTH ? [] : text.map((line, index) => breakAt(line, text[index + 1], width));
}

function breakAt(line: string, next: string | undefined, width: number): Break {
  const isFull = line.length === width;
  if (next === undefined || !(isFull || line.length + 1 + firstWord(next).length > width) || !mayGoOn(line, next)) {
    return Break.NONE;
  }
  return isFull ? Break.AT_EDGE : OWN_LINE.test(next) && !OPEN_END.test(line) ? Break.NONE : Break.BEFORE_WORD;
}

function firstWord(line: string): string {
  return /^\s*(\S+)/.exec(line)?.[1] ?? '';
}

function mayGoOn(line: string, next: string): boolean {
  return !isBlank(next) && /\w/.test(line) && !BLOCK.test(line) && !isFence(next) && !beginsMessage(next)
    && !BEGIN.test(next) && !LAST_COLUMN.test(line)
    && next.trimStart().slice(0, ALIKE) !== line.trimStart().slice(0, ALIKE) && !eventRow(next) && !podRow(next);
}

/** 1 if a word is broken behind a line, and -1 if one ends there. */
function wordsAt(text: Lines, index: number): number {
  const isBroken = isBrokenWord(text[index], text[index + 1]);
  return isBroken === undefined ? 0 : isBroken ? 1 : -1;
}

function joined(lines: Lines, breaks: readonly Break[]): Lines {
  const text: string[] = [];
  lines.forEach((line, index) => {
    const before = index > 0 ? breaks[index - 1] : Break.NONE;
    if (before === Break.NONE) {
      text.push(line);
    } else {
      const last = text[text.length - 1];
      text[text.length - 1] = before === Break.AT_EDGE || isBrokenWord(lines[index - 1], line) === true
        ? last + line : `${last.trimEnd()} ${line.trimStart()}`;
    }
  });
  return text;
}

function widthOf(lines: Lines): number {
  return Math.max(...lines.map(({ length }) => length));
}

/** Screens are copied with the blanks up to their edge. */
function withoutFilling(lines: Lines): Lines {
  const text = lines.filter(line => !isBlank(line));
  const isFilled = text.some(line => line.endsWith('  '))
    && text.slice(1, -1).every(({ length }) => length === text[0].length);
  return isFilled ? lines.map(line => line.endsWith('  ') ? line.trimEnd() : line) : lines;
}
