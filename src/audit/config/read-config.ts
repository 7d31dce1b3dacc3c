import { existsSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { parseConfig } from './parse-config';
import { firstRepeated } from '../../collection/first-repeated';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { loadYaml, YamlNode, yamlTree } from '../../kubernetes/yaml-loader';
import { AuditInstructions, globToRegExp } from '../engine/settings';
import { FileFilter } from '../readers/file-tree';
import { readText } from '../readers/read-text';

/** Where the configuration is by default. */
const DEFAULT_CONFIG = '.registry-access.yaml';

/** The settings of an audit that a file gives. */
export interface AuditConfig {
  readonly options: AuditInstructions;
  /** Which files of folders are read. */
  readonly isWanted: FileFilter;
  /** Uses the options. What is wrong with them is said with the name of the file. */
  readonly use: <T>(action: () => T) => T;
}

/**
 * Reads the configuration: the file that is named, else the usual one if it is there.
 *
 * @throws for a file that cannot be read or used
 */
export function readConfig(file: string | undefined): AuditConfig {
  const path = file ?? DEFAULT_CONFIG;
  const isAbsent = file === undefined && !existsSync(path);
  const value = isAbsent ? {} : parse(path);
  const use = <T>(action: () => T) => namingFile(path, action);
  const { options, include, exclude } = use(() => parseConfig(value));
  return { options, isWanted: filterOf(dirname(path), include, exclude), use };
}

function namingFile<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

function parse(path: string): unknown {
  const text = readText(path);
  const { values, problem, line } = loadYaml(text);
  if (problem !== undefined || values.length > 1) {
    throw new Error(`${path}${line === undefined ? '' : `:${line + 1}`} ${problem ?? 'must be one document'}`);
  }
  const repeated = repeatedMember(yamlTree(text));
  if (repeated) {
    throw new Error(`${path}:${repeated.line + 1} '${repeated.value}' is there twice: only the last would count`);
  }
  return values[0] ?? {};
}

/** The first member that an object has twice. */
function repeatedMember(node: YamlNode | undefined): YamlNode | undefined {
  const { value, children = [] } = node ?? {};
  const names = isPlainObject(value) ? children.filter((_, index) => index % 2 === 0) : [];
  return firstRepeated(names, name => name.value) ?? children.map(repeatedMember).find(Boolean);
}

/**
 * Patterns are relative to the folder of the configuration, wherever the command is started and however the paths are
 * given.
 */
function filterOf(folder: string, include: readonly string[], exclude: readonly string[]): FileFilter {
  const [wanted, unwanted] = [include, exclude].map(patterns => patterns.map(globToRegExp));
  return path => {
    const below = relative(folder, path);
    return (
      (wanted.length === 0 || wanted.some(pattern => pattern.test(below)))
      && !unwanted.some(pattern => pattern.test(below))
    );
  };
}
