import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  ERROR, EXAMPLES, exampleNames, failingExampleNames, NODES, readManifests, readOutput, showExample,
} from '../scripts/examples';
import { temporaryFolder } from './support/folder';

// The committed files were written elsewhere: one synthesis also shows that place and language make no difference.
const ELSEWHERE = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' };

const outdir = temporaryFolder();

test.each(exampleNames())('the example %s gives the committed files anywhere, and prints its YAML only', (name) => {
  const folder = join(outdir, name);
  const committed = readOutput(join(EXAMPLES, name));
  const yaml = Object.keys(committed).filter((file) => !file.startsWith(NODES)).map((file) => committed[file]);
  expect(showExample(name, folder, ELSEWHERE)).toEqual({ stdout: yaml.join('---\n'), stderr: '', exitCode: 0 });
  expect(readOutput(folder)).toEqual(committed);
});

test.each(failingExampleNames())('the example %s prints the committed error, no YAML, and writes nothing', (name) => {
  const folder = join(outdir, name);
  const stderr = readFileSync(join(EXAMPLES, name, ERROR), 'utf-8');
  expect(showExample(name, folder)).toEqual({ stdout: '', stderr, exitCode: 1 });
  expect(readManifests(folder)).toEqual({});
});

test('the script prints what there is to show: of an unknown example, an error that lists the known ones', () => {
  const script = resolve(__dirname, '../scripts/print-example.ts');
  const args = ['--require', 'tsx/cjs', script, 'nowhere'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf-8' });
  const known = [...exampleNames(), ...failingExampleNames()].join(', ');
  const expected = `no example 'nowhere': expected one of ${known}\n`;
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: expected });
});
