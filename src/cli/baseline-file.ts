import { readText } from './config-file';
import { writeFile } from './formats';
import { UsageError } from './io';
import { isPlainObject } from '../kubernetes/kubernetes-object';

/** Findings that are accepted: how many, by their fingerprint. */
export type Baseline = Record<string, number>;

const SCHEMA_VERSION = 1;

/** Reads what `writeBaseline` wrote. */
export function readBaseline(file: string): Baseline {
  const value = parse(readText(file), file);
  if (!isPlainObject(value) || value.schemaVersion !== SCHEMA_VERSION || !isPlainObject(value.findings)) {
    throw new UsageError(`${file} is no baseline: write one with --write-baseline`);
  }
  return value.findings;
}

/** Writes a baseline so that a changed finding is a changed line. */
export function writeBaseline(file: string, findings: Baseline): void {
  writeFile(file, `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, findings }, undefined, 2)}\n`);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON: write a baseline with --write-baseline`);
  }
}
