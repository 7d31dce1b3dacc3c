import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { AuditReport } from '../audit-report';
import { readText } from '../readers/read-text';

/** Findings that are accepted: how many, by their fingerprint. */
export type Baseline = Readonly<Record<string, number>>;

const SCHEMA_VERSION = 1;

/** The findings of a report, to be accepted from now on: how many there are of each fingerprint, sorted. */
export function baselineOf({ findings, suppressed }: AuditReport): Baseline {
  const kept = suppressed.filter(({ acceptedBy }) => acceptedBy === 'baseline');
  const counts = new Map<string, number>();
  for (const { fingerprint } of [...findings, ...kept]) {
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Reads what `formatBaseline` wrote.
 *
 * @throws for a file that cannot be read, or is something else
 */
export function readBaseline(file: string): Baseline {
  const value = parse(readText(file), file);
  const findings = isPlainObject(value) && value.schemaVersion === SCHEMA_VERSION ? value.findings : undefined;
  if (!isPlainObject(findings) || !Object.values(findings).every(isCount)) {
    throw new Error(`${file} is not a baseline: write one with --write-baseline`);
  }
  return findings;
}

/** The text of a baseline: a changed finding is a changed line. */
export function formatBaseline(findings: Baseline): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, findings }, undefined, 2)}\n`;
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && value as number > 0;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON: write a baseline with --write-baseline`);
  }
}
