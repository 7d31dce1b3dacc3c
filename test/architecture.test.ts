import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve(__dirname, '../src');
const DOCUMENT = readFileSync(resolve(__dirname, '../docs/architecture.md'), 'utf-8');

/** The folders in the order of the table: each may import those before it. */
const FOLDERS = [...DOCUMENT.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, folder]) => folder);

/** What an import that is no type names, relative to its file. What is loaded when it is needed (`require`) is none of it. */
const IMPORT = /^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';/gm;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf-8' }).filter(file => file.endsWith('.ts') && file.includes('/'));
const folderOf = (file: string) => file.split('/')[0];
const importsOf = (file: string) => [...readFileSync(join(SRC, file), 'utf-8').matchAll(IMPORT)]
  .map(([, path]) => folderOf(relative(SRC, resolve(SRC, dirname(file), path))));

test('the table names each folder of src once', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
  expect([...FOLDERS].sort()).toEqual(folders.sort());
});

test('a folder imports only those above it in the table', () => {
  const imports = files.flatMap(file => importsOf(file).map(folder => ({ file, folder })));
  expect(imports.length).toBeGreaterThan(500);
  const wrong = imports.filter(({ file, folder }) => FOLDERS.indexOf(folder) > FOLDERS.indexOf(folderOf(file)));
  expect([...new Set(wrong.map(({ file, folder }) => `${file} imports ${folder}`))]).toEqual(['credentials/encrypted.ts imports encrypted']);
});
