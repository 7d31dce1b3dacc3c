import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from './io';
import { parseConfig, AuditConfig } from './parse-config';
import { loadYaml } from '../audit/readers/yaml-loader';

/** Where the configuration is if nobody says so. */
export const DEFAULT_CONFIG = '.registry-access.yaml';

/** Reads the configuration: the file that is named, else the usual one if it is there. */
export function readConfig(file: string | undefined): AuditConfig {
  const path = file ?? DEFAULT_CONFIG;
  if (file === undefined && !existsSync(path)) {
    return parseConfig({}, path);
  }
  const { values, problem, line } = loadYaml(readText(path));
  if (problem !== undefined || values.length > 1) {
    throw new UsageError(`${path}${line === undefined ? '' : `:${line + 1}`} ${problem ?? 'must be one document'}`);
  }
  return asUsageError(() => parseConfig(values[0] ?? {}, path));
}

/** Text of a file that somebody named. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** What is wrong with options is for the user to mend. */
export function asUsageError<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
