import { AuditFinding, AuditSeverity } from '../audit-report';
import { AuditDocument, byNamespace, placeOf, summarize } from './audit-document';

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

/** `warning` and `PRA101`, each with a blank on both sides. */
const FIXED_WIDTH = 9 + 8;
const MIN_COLUMNS = 60;

/** The report for a terminal: findings by namespace, and at the end a line that says how it went. */
export function toTable(document: AuditDocument, look: TableLook): string {
  const paint = painter(look);
  const groups = [...byNamespace(document.report.findings)].map(([namespace, findings]) =>
    `${paint('bold', namespace)}\n${rows(findings, look)}\n`);
  const worst = document.report.findings.length === 0 ? 'green' : STYLES[worstOf(document.report.findings)];
  return `${groups.join('\n')}${groups.length > 0 ? '\n' : ''}${paint(worst, summarize(document))}\n`;
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

function rows(findings: readonly AuditFinding[], look: TableLook): string {
  const paint = painter(look);
  const free = Math.max(MIN_COLUMNS, look.columns) - FIXED_WIDTH - 2;
  const objectWidth = Math.min(40, Math.floor(free * 0.35));
  const messageWidth = free - objectWidth - 2;
  return findings.map(({ severity, rule, kind, name, field = '', origin, message, fix }) => {
    // Of a file, the name is its place.
    const objects = [kind === 'File' ? kind : `${kind} ${name}`, field]
      .filter(text => text !== '')
      .flatMap(text => styled(wrap(text, objectWidth - 2)));
    const places = styled(wrap(placeOf(origin), objectWidth - 2), 'dim').filter(({ text }) => text !== '');
    const messages = [...styled(wrap(message, messageWidth)), ...styled(wrap(`→ ${fix}`, messageWidth), 'green')];
    const columns = [
      [{ text: severity, style: STYLES[severity] }], [{ text: rule }], [...objects, ...places], messages,
    ];
    return beside(columns, [7, 6, objectWidth - 2, messageWidth], paint);
  }).join('\n');
}

interface Line {
  readonly text: string;
  readonly style?: Style;
}

function styled(lines: readonly string[], style?: Style): Line[] {
  return lines.map(text => ({ text, ...style === undefined ? {} : { style } }));
}

/** Columns of lines beside each other, each with a blank on both sides. */
function beside(
  columns: readonly (readonly Line[])[], widths: readonly number[], paint: (style: Style, text: string) => string,
): string {
  const height = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, index) =>
    columns
      .map((lines, column) => {
        const { text, style } = lines[index] ?? { text: '' };
        return ` ${style === undefined ? text : paint(style, text)}`
          + `${' '.repeat(Math.max(0, widths[column] - text.length))}`;
      })
      .join(' ')
      .trimEnd(),
  ).join('\n');
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

function worstOf(findings: readonly AuditFinding[]): AuditSeverity {
  return (
    [AuditSeverity.ERROR, AuditSeverity.WARNING].find(severity =>
      findings.some(finding => finding.severity === severity),
    ) ?? AuditSeverity.INFO
  );
}

function painter({ hasColor }: TableLook): (style: Style, text: string) => string {
  return (style, text) => hasColor ? `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m` : text;
}
