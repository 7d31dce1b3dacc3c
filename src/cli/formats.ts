/* eslint-disable @typescript-eslint/no-require-imports */
// A format is loaded when it is asked for.
import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasColor, Io, UsageError } from './io';
import { AuditDocument } from '../audit/formats/audit-document';
import type { TableLook } from '../audit/formats/table';

/** Writes a report, for a terminal if there is one. */
type Format = (document: AuditDocument, io?: Io) => string;

/** How wide tables in files are. */
const FILE_COLUMNS = 120;

/** All formats of reports. */
export const FORMATS: Readonly<Record<string, Format>> = {
  table: (document, io) =>
    (require('../audit/formats/table') as typeof import('../audit/formats/table')).toTable(document, lookOf(io)),
  json: document => (require('../audit/formats/json') as typeof import('../audit/formats/json')).toJson(document),
  sarif: document => (require('../audit/formats/sarif') as typeof import('../audit/formats/sarif')).toSarif(document),
  junit: document => (require('../audit/formats/junit') as typeof import('../audit/formats/junit')).toJunit(document),
  markdown: document =>
    (require('../audit/formats/markdown') as typeof import('../audit/formats/markdown')).toMarkdown(document),
  github: document =>
    (require('../audit/formats/github') as typeof import('../audit/formats/github')).toGitHub(document),
};

/** How a table looks where it goes. */
export function lookOf(io: Io | undefined): TableLook {
  return io ? { hasColor: hasColor(io), columns: io.stdout.columns } : { hasColor: false, columns: FILE_COLUMNS };
}

/** Reads `--output FORMAT=FILE`. */
export function parseOutputs(outputs: readonly string[]): { readonly format: string; readonly file: string }[] {
  return outputs.map(text => {
    const [, format, file] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
    if (format === undefined || !Object.hasOwn(FORMATS, format)) {
      throw new UsageError(
        `'--output' must be FORMAT=FILE with one of ${Object.keys(FORMATS).join(', ')}; got '${text}'`,
      );
    }
    return { format, file: checkFile('--output', file) };
  });
}

/** Checks that a file can be in the folder that is named for it, before there is something to lose. */
export function checkFile(option: string, file: string): string {
  const folder = dirname(file);
  if (!isFolder(folder)) {
    throw new UsageError(`'${option}': there is no folder ${folder} for ${file}`);
  }
  if (isFolder(file)) {
    throw new UsageError(`'${option}': ${file} is a folder`);
  }
  return file;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Writes a file that somebody named. */
export function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}
