import Table from 'cli-table3';
import { AuditFinding, AuditSeverity } from '../audit-report';
import { AuditDocument, byNamespace, placeOf, summarize } from './audit-document';

/** What the table is shown on. */
export interface TableLook {
  readonly hasColor: boolean;
  /** How many characters fit into a line. */
  readonly columns: number;
}

/** Codes of a terminal that begin and end a style (ECMA-48, SGR). `styleText` of Node asks the terminal of the process, not ours. */
const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39] } as const;

type Style = keyof typeof CODES;

const STYLES: Readonly<Record<AuditSeverity, Style>> = {
  [AuditSeverity.ERROR]: 'red',
  [AuditSeverity.WARNING]: 'yellow',
  [AuditSeverity.INFO]: 'blue',
  [AuditSeverity.OFF]: 'dim',
};

const NO_BORDERS = {
  'top': '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  'bottom': '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  'left': '',
  'left-mid': '',
  'mid': '',
  'mid-mid': '',
  'right': '',
  'right-mid': '',
  'middle': '',
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
  const paint = painter(look);
  const table = new Table({ chars: NO_BORDERS, style: { 'padding-left': 0, 'padding-right': 2, 'head': [], 'border': [] } });
  table.push(head.map(name => paint('bold', name)), ...body.map(row => [...row]));
  return `${table.toString().replace(/[ ]+$/gm, '')}\n`;
}

function rows(findings: readonly AuditFinding[], look: TableLook): string {
  const paint = painter(look);
  const free = Math.max(MIN_COLUMNS, look.columns) - FIXED_WIDTH - 2;
  const objectWidth = Math.min(40, Math.floor(free * 0.35));
  const table = new Table({
    chars: NO_BORDERS,
    style: { 'padding-left': 1, 'padding-right': 1, 'head': [], 'border': [] },
    colWidths: [9, 8, objectWidth, free - objectWidth],
  });
  for (const { severity, rule, kind, name, field, origin, message, fix } of findings) {
    const place = placeOf(origin);
    const objectLines = [`${kind} ${name}`, ...field === undefined ? [] : [field]].flatMap(line => wrap(line, objectWidth - 2));
    table.push([
      paint(STYLES[severity], severity),
      rule,
      [...objectLines, ...place === '' ? [] : wrap(place, objectWidth - 2).map(line => paint('dim', line))].join('\n'),
      [...wrap(message, free - objectWidth - 2), ...wrap(`→ ${fix}`, free - objectWidth - 2).map(line => paint('green', line))].join('\n'),
    ]);
  }
  return table.toString().replace(/[ ]+$/gm, '');
}

/** Breaks a text at blanks, and what is longer than a line (paths, images) anywhere. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
    while (line.length > width) {
      lines.push(line.slice(0, width));
      line = line.slice(width);
    }
  }
  return [...lines, line];
}

function worstOf(findings: readonly AuditFinding[]): AuditSeverity {
  return [AuditSeverity.ERROR, AuditSeverity.WARNING].find(severity => findings.some(finding => finding.severity === severity)) ?? AuditSeverity.INFO;
}

function painter({ hasColor }: TableLook): (style: Style, text: string) => string {
  return (style, text) => hasColor ? `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m` : text;
}
