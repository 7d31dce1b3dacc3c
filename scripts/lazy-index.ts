import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

/** The line by which a rewritten file is known. */
const LAZY = 'const lazy = (name, load) =>';

interface Reexport {
  readonly name: string;
  readonly module: string;
}

/**
 * Rewrites a compiled index, and those that it passes on, so that a name loads its module when it is first used:
 * `require` of the package then costs next to nothing, however large the package is.
 *
 * TypeScript has no syntax for this: `export … from` loads at once. So it happens after jsii has compiled.
 */
function makeLazy(index: string) {
  const text = readFileSync(index, 'utf-8');
  const modules = [...text.matchAll(/\brequire\("(.+)"\)/g)].map(([, module]) => module);
  if (text.includes(LAZY) || modules.length === 0) return;

  writeFileSync(index, lazyIndex(reexportsOf(index, modules)));
  modules.map((module) => require.resolve(resolve(dirname(index), module)))
    .filter((file) => file.endsWith('/index.js'))
    .forEach(makeLazy);
}

/** Where each name of an index comes from, found by loading both. */
function reexportsOf(index: string, modules: string[]): Reexport[] {
  const exports = load(index);
  return Object.keys(exports).map((name) => {
    const module = modules.find((candidate) => load(resolve(dirname(index), candidate))[name] === exports[name]);
    if (!module) {
      throw new Error(`${relative('', index)} defines ${name}: a public index may hold nothing but "export … from"`);
    }
    return { name, module };
  });
}

function load(module: string): Record<string, unknown> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(module);
}

function lazyIndex(reexports: Reexport[]): string {
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    '// Never runs: this is where Node looks for the names that an ES module can import.',
    `0 && (${reexports.map(({ name }) => `exports.${name} = `).join('')}void 0);`,
    LAZY,
    '  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => keep(name, '
      + 'load()[name]) });',
    '// Once loaded, a name is a plain value: a getter that calls `require` is too slow for what is used again and '
      + 'again.',
    'const keep = (name, value) => {',
    '  if (value !== undefined) Object.defineProperty(exports, name, { enumerable: true, value });',
    '  return value;',
    '};',
    ...reexports.map(({ name, module }) => `lazy("${name}", () => require("${module}"));`),
    '',
  ].join('\n');
}

makeLazy(resolve(__dirname, '../lib/index.js'));
