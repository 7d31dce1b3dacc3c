import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { readText } from '../readers/read-text';

/** Findings that are accepted: how many, by their fingerprint. */
export type Baseline = Readonly<Record<string, number>>;

const SCHEMA_VERSION = 1;

/**
 * Reads what `formatBaseline` wrote.
 *
 * @throws for a file that cannot be read, or is something else
 */
export function readBaseline(file: string): Baseline {
  const value = parse(readText(file), file);
  const findings = isPlainObject(value) && value.schemaVersion === SCHEMA_VERSION ? value.findings : undefined;
  if (!isPlainObject(findings) || !Object.values(findings).every(isCount)) {
    throw new Error(`${file} is no baseline: write one with --write-baseline`);
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
