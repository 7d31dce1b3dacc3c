import { AuditFinding, AuditSeverity } from '../audit-report';
import { AuditDocument, byRule, objectOf, placeOf, shownFindings, summarize } from './audit-document';

/** What the table is shown on. */
export interface TableLook {
  readonly hasColor: boolean;
  /** How many characters fit into a line. */
  readonly columns: number;
}

/**
 * Codes of a terminal that begin and end a style (ECMA-48, SGR). `styleText` of Node asks the terminal of the process,
 * not ours.
 */
const CODES = {
  bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39],
} as const;

type Style = keyof typeof CODES;

const STYLES: Readonly<Record<AuditSeverity, Style>> = {
  [AuditSeverity.ERROR]: 'red',
  [AuditSeverity.WARNING]: 'yellow',
  [AuditSeverity.INFO]: 'blue',
  [AuditSeverity.OFF]: 'dim',
};

const MIN_COLUMNS = 60;

/** As much of a message or remedy as is shown: the rest is in other formats, and in `rules`. */
const MAX_LINES = 2;

/** The report for a terminal: findings by rule, errors first, and at the end how it went. */
export function toTable(document: AuditDocument, look: TableLook): string {
  const paint = painter(look);
  const findings = shownFindings(document);
  const groups = byRule(findings).map(({ severity, rule, title, findings: ofRule }) =>
    `${paint(STYLES[severity], severity)} ${rule} ${paint('bold', title)}\n${rows(ofRule, look)}\n`);
  const worst = findings.length === 0 ? 'green' : STYLES[byRule(findings)[0].severity];
  const caveat = document.caveat === undefined ? [] : wrap(document.caveat, Math.max(MIN_COLUMNS, look.columns));
  return `${groups.join('\n')}${groups.length > 0 ? '\n' : ''}${paint(worst, summarize(document))}\n`
    + caveat.map(line => `${line}\n`).join('');
}

/** Of each finding a line that says where, which is never broken, and its message; the remedy once for all that have it. */
function rows(findings: readonly AuditFinding[], look: TableLook): string {
  const paint = painter(look);
  const width = Math.max(MIN_COLUMNS, look.columns) - 4;
  return findings.flatMap((finding, index) => {
    const { origin, message, fix } = finding;
    const place = placeOf(origin);
    return [
      `  ${[place, objectOf(finding)].filter(text => text !== '').join('  ')}`,
      ...fit(message, width).map(line => `    ${line}`),
      ...findings[index + 1]?.fix === fix ? [] : fit(`→ ${fix}`, width).map(line => `    ${paint('green', line)}`),
    ];
  }).join('\n');
}

/** The lines of a text, as many as are shown. */
function fit(text: string, width: number): string[] {
  const lines = wrap(text, width);
  return lines.length <= MAX_LINES
    ? lines : [...lines.slice(0, MAX_LINES - 1), `${lines[MAX_LINES - 1].slice(0, width - 2).trimEnd()} …`];
}

/** Any other rows, under their names. */
export function plainTable(head: readonly string[], body: readonly (readonly string[])[], look: TableLook): string {
  const widths = head.map((name, column) =>
    body.reduce((width, row) => Math.max(width, widthOf(row[column])), name.length),
  );
  const lineOf = (cells: readonly string[]) =>
    cells.map((cell, column) => cell + ' '.repeat(widths[column] - widthOf(cell))).join('  ').trimEnd();
  return `${[painter(look)('bold', lineOf(head)), ...body.map(lineOf)].join('\n')}\n`;
}

/** How wide a text is at most: letters of some scripts take two places. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u1100-\uffff]/g)?.length ?? 0);
}

/**
 * Breaks a text at blanks. What is longer than a line (paths, images) is broken after `/`, else behind `.`, `-` and the
 * like, else anywhere.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
    while (line.length > width) {
      const ends = [/^.+\//s, /^.+[.:,\]@_-]/s].map(pattern => pattern.exec(line.slice(0, width))?.[0].length ?? 0);
      const end = ends.find(length => length > width / 3) ?? width;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return [...lines, line];
}

function painter({ hasColor }: TableLook): (style: Style, text: string) => string {
  return (style, text) => hasColor ? `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m` : text;
}
