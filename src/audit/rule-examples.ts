import { readFileSync } from 'fs';
import { join } from 'path';
import { Rule } from './engine/rule';

/** The manifests of a rule: those that it finds something in, and the same fixed. */
export interface RuleManifests {
  readonly bad: string;
  readonly good: string;
}

/** The texts beside a rule; read only when somebody asks for them. */
export function readExamples({ examples: { name } }: Rule): RuleManifests {
  return { bad: textOf(`${name}.bad.yaml`), good: textOf(`${name}.good.yaml`) };
}

function textOf(file: string): string {
  return readFileSync(join(__dirname, 'rules', file), 'utf8');
}
