import { withoutCopyBreaks } from './copy-breaks';
import { markOf, withoutCopyMarks } from './copy-marks';
import { withoutDrawnTables } from './drawn-tables';
import { isBlank, isFence } from './pasted-line';

/** Lines that mails break and characters that they write as numbers, and all other equals signs. */
const [SOFT, MAIL_BYTES, NO_MAIL] = [
  /=\n|=3[AD]|=20|:\/\/[^\s/]{1,2000}?=40|=40[a-z][\w-]{0,62}[.:]\w|=22[\w/][^\s=]{0,800}=22/,
  /(?:=[0-9A-F]{2})+/g, /=(?![0-9A-F]{2}|\n|$)/,
];
/** How a shell is told that a line goes on. */
const CONTINUED = / \\\n\s*/g;
/** So many lines that begin alike were marked, where others were not. */
const MIN_RUN = 3;

type Lines = readonly string[];

/** Lines as they were before they were copied; if nothing became of them, the same array. */
export function asWritten(copied: Lines): Lines {
  const lines = withoutDrawnTables(withoutSoftEnds(copied));
  const whole = undone(lines);
  const ofCode = whole.some(isFence) ? withParts(whole, blocksOfCode(whole), undone) : whole;
  return ofCode === lines ? withParts(lines, runs(lines), part => isRun(part) ? undone(part) : withoutCopyBreaks(part))
    : ofCode;
}

/** Without the ends of lines that are none, nor the quotation of mails (quoted-printable). */
function withoutSoftEnds(lines: Lines): Lines {
  const text = lines.join('\n');
  const isMail = SOFT.test(text) && !NO_MAIL.test(text);
  const plain = !isMail ? text : text.replace(/=\n/g, '')
    .replace(MAIL_BYTES, bytes => Buffer.from(bytes.replace(/=/g, ''), 'hex').toString('utf8'));
  const whole = plain.replace(CONTINUED, ' ');
  return whole === text ? lines : whole.split('\n');
}

function undone(lines: Lines): Lines {
  return withoutCopyBreaks(withoutCopyMarks(lines));
}

function withParts(lines: Lines, parts: readonly Lines[], change: (part: Lines) => Lines): Lines {
  const changed = parts.map(change);
  return changed.some((part, index) => part !== parts[index]) ? changed.flat() : lines;
}

/** Whether lines begin alike. */
function isRun(lines: Lines): boolean {
  const text = lines.filter(line => !isBlank(line));
  return text.length >= MIN_RUN && markOf(text[0]) !== '' && text.every(line => markOf(line) === markOf(text[0]));
}

/** What is in blocks of code, and what is between them. */
function blocksOfCode(lines: Lines): Lines[] {
  return partsOf(lines, (line, last) => isFence(line) || isFence(last));
}

/** Lines that begin alike, and paragraphs of others. */
function runs(lines: Lines): Lines[] {
  const marks = lines.map(markOf);
  const isMarked = lines.map(() => false);
  for (let start = 0; start < lines.length;) {
    let [end, count] = [start, 0];
    while (end < lines.length && (isBlank(lines[end]) || (marks[end] !== '' && marks[end] === marks[start]))) {
      count += isBlank(lines[end++]) ? 0 : 1;
    }
    isMarked.fill(count >= MIN_RUN, start, end);
    start = Math.max(end, start + 1);
  }
  return partsOf(lines, (line, last, index) => isMarked[index] !== isMarked[index - 1]
    || (isMarked[index] ? !isBlank(line) && !isBlank(last) && marks[index] !== marks[index - 1]
      : isBlank(line) !== isBlank(last)));
}

function partsOf(lines: Lines, begins: (line: string, last: string, index: number) => boolean): Lines[] {
  const parts: string[][] = [];
  lines.forEach((line, index) => {
    if (index === 0 || begins(line, lines[index - 1], index)) {
      parts.push([]);
    }
    parts[parts.length - 1].push(line);
  });
  return parts;
}
