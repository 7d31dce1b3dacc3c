import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { AuditFinding, AuditReport } from '../audit-report';
import { readText } from '../readers/read-text';
import { InputProblem } from '../readers/reader-sink';

/** A finding that is accepted: what it is, for people, and what it is known by. */
export interface BaselineEntry {
  readonly rule: string;
  readonly object: string;
  readonly field?: string;
  readonly file?: string;
  readonly reason: string;
  readonly fingerprint: string;
}

const SCHEMA_VERSION = 2;
const MAX_NAMED = 5;

/**
 * The findings of a report, to be accepted from now on, in the order of rules.
 *
 * @param known an older baseline, whose reasons stay, and whose entries of rules that were not run
 */
export function baselineOf(
  { findings }: AuditReport, reason: string, known: readonly BaselineEntry[], isRun: (rule: string) => boolean,
): BaselineEntry[] {
  const reasons = reasonsOf(known);
  const found = findings.map(finding => entryOf(finding, reasons[finding.fingerprint] ?? reason));
  return [...found, ...known.filter(({ rule }) => !isRun(rule))]
    .sort((a, b) => orderOf(a) < orderOf(b) ? -1 : 1);
}

function entryOf(
  { rule, kind, namespace, name, field, origin, fingerprint }: AuditFinding, reason: string,
): BaselineEntry {
  const object = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  const { file } = origin;
  return { rule, object, ...field !== undefined && { field }, ...file !== undefined && { file }, reason, fingerprint };
}

function orderOf({ rule, object, file = '', fingerprint }: BaselineEntry): string {
  return [rule, object, file, fingerprint].join('\n');
}

/** What `AuditOptions.baseline` takes. */
export function reasonsOf(entries: readonly BaselineEntry[]): Record<string, string> {
  return Object.fromEntries(entries.map(({ fingerprint, reason }) => [fingerprint, reason]));
}

/**
 * Reads what `formatBaseline` wrote.
 *
 * @throws for a file that cannot be read, or is something else
 */
export function readBaseline(file: string): readonly BaselineEntry[] {
  const value = parse(readText(file), file);
  const findings = isPlainObject(value) && value.schemaVersion === SCHEMA_VERSION ? value.findings : undefined;
  if (!Array.isArray(findings) || !findings.every(isEntry)) {
    throw new Error(`${file} is not a baseline of this version: write one with --write-baseline`);
  }
  return findings;
}

/** The text of a baseline, to be read by people. */
export function formatBaseline(findings: readonly BaselineEntry[]): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, findings }, undefined, 2)}\n`;
}

/** A word on entries that accept nothing of a report any more. */
export function staleNotes(
  file: string, entries: readonly BaselineEntry[], { suppressed }: AuditReport, isRun: (rule: string) => boolean,
): InputProblem[] {
  const used = new Set(suppressed.filter(({ acceptedBy }) => acceptedBy === 'baseline').map(each => each.fingerprint));
  const stale = entries.filter(({ rule, fingerprint }) => isRun(rule) && !used.has(fingerprint));
  const named = stale.slice(0, MAX_NAMED).map(entry => `${entry.rule} ${entry.object}`).join(', ');
  const more = stale.length > MAX_NAMED ? ` and ${stale.length - MAX_NAMED} more` : '';
  return stale.length === 0 ? [] : [{
    file, isNote: true, message: `has entries that accept nothing any more: ${named}${more}; write it again`,
  }];
}

function isEntry(value: unknown): boolean {
  return isPlainObject(value)
    && ['rule', 'object', 'reason', 'fingerprint'].every(member => typeof value[member] === 'string' && value[member]);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON: write a baseline with --write-baseline`);
  }
}
