import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Plan } from '../../../src/refresh/plan';

export const RUNNER = resolve(__dirname, '../../../src/refresh/runner');

/**
 * The modules that a plan needs, in the order of the alphabet: `main.mjs` and `start.mts`, one for each provider and,
 * by `modules.json`, for what else is in the plan; and what those import with `from './NAME.mts'`. (What is imported in
 * another way is one of them.)
 */
export function modulesOf(plan: Pick<Plan, 'parts'>): string[] {
  const optional: Record<string, string> = JSON.parse(source('modules.json'));
  const found = new Set(['main.mjs']);
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const [, imported] of source(name).matchAll(/ from '\.\/([a-z-]+\.mts)'/g)) add(imported);
  };
  add('start.mts');
  Object.values(plan.parts).forEach(({ provider }) => add(`${provider}.mts`));
  Object.entries(optional).filter(([member]) => (plan as any)[member] !== undefined).forEach(([, name]) => add(name));
  return [...found].sort();
}

export function source(name: string): string {
  return readFileSync(join(RUNNER, name), 'utf8');
}
