import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ERROR, EXAMPLES, exampleNames, failExample, failingExampleNames, readManifests, readOutput, synthesizeExample } from '../scripts/examples';

const outdir = mkdtempSync(join(tmpdir(), 'examples-'));
afterAll(() => rmSync(outdir, { recursive: true }));

describe.each(exampleNames())('the example %s', (name) => {
  const committed = readOutput(join(EXAMPLES, name));

  test('gives the committed files, and prints nothing', () => {
    const folder = join(outdir, name);
    expect(synthesizeExample(name, folder)).toBe('');
    expect(readOutput(folder)).toEqual(committed);
  });

  test('gives the same files in another time zone and language', () => {
    const folder = join(outdir, `${name}-elsewhere`);
    synthesizeExample(name, folder, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' });
    expect(readOutput(folder)).toEqual(committed);
  });
});

test.each(failingExampleNames())('the example %s fails with the committed message, and writes nothing', (name) => {
  const folder = join(outdir, name);
  expect(failExample(name, folder)).toBe(readFileSync(join(EXAMPLES, name, ERROR), 'utf-8'));
  expect(readManifests(folder)).toEqual({});
});

function printExample(...args: string[]): string {
  const script = resolve(__dirname, '../scripts/print-example.ts');
  return execFileSync(process.execPath, ['--require', 'tsx/cjs', script, ...args], { encoding: 'utf-8', stdio: 'pipe' });
}

test('an example prints nothing but its YAML', () => {
  expect(printExample('namespace')).toBe(Object.values(readManifests(join(EXAMPLES, 'namespace'))).join('---\n'));
});

test('an unknown example is an error that lists the known ones', () => {
  expect(() => printExample('nowhere')).toThrow(`no example 'nowhere': expected one of ${[...exampleNames(), ...failingExampleNames()].join(', ')}`);
});

test('an example that is meant to fail prints its error, and no YAML', () => {
  expect(() => printExample('uncovered-image')).toThrow('no credential reaches it');
});
