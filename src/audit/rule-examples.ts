import { readFileSync } from 'fs';
import { join } from 'path';
import { Explained, Rule } from './engine/rule';

/** The manifests of a rule: those that it finds something in, and the same fixed. */
export interface RuleManifests {
  readonly bad: string;
  readonly good: string;
}

/**
 * The texts beside a rule, read only when somebody asks for them; undefined for what only synthesis or a diagnosis
 * sees.
 */
export function readExamples(rule: Rule): RuleManifests;
export function readExamples(found: Explained): RuleManifests | undefined;
export function readExamples({ examples }: Explained): RuleManifests | undefined {
  return examples && { bad: textOf(`${examples.name}.bad.yaml`), good: textOf(`${examples.name}.good.yaml`) };
}

function textOf(file: string): string {
  return readFileSync(join(__dirname, 'rules', file), 'utf8');
}
