import { readFileSync } from 'fs';
import { join } from 'path';
import type { Plan } from './plan';
import { memoized } from '../collection/memoized';

/** Text of the program: TypeScript as it is, which Node.js reads without a compiler. */
const FOLDER = join(__dirname, 'runner');

/** What a module imports in any case; what it may not need it imports with `import(…)`. */
const IMPORT = / from '\.\/([a-z-]+\.mts)'/g;

const TEXTS = new Map<string, string>();

/**
 * The modules that a plan needs, by name: the start, one for each provider and each optional member of the plan, and
 * what those import.
 */
export function programFor(plan: Plan): Record<string, string> {
  const optional: Record<string, string> = JSON.parse(programText('modules.json'));
  const modules: Record<string, string> = { 'main.mjs': programText('main.mjs') };
  const add = (name: string): void => {
    if (!(name in modules)) {
      modules[name] = programText(name);
      [...modules[name].matchAll(IMPORT)].forEach(([, imported]) => add(imported));
    }
  };
  add('start.mts');
  Object.values(plan.parts).forEach(({ provider }) => add(`${provider}.mts`));
  Object.keys(optional)
    .filter(member => plan[member as keyof Plan] !== undefined)
    .forEach(member => add(optional[member]));
  return modules;
}

/** A file of the program, read when it is first asked for. */
function programText(name: string): string {
  return memoized(TEXTS, name, () => readFileSync(join(FOLDER, name), 'utf8'));
}
