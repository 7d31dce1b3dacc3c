import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../../src/audit/config/read-config';
import { Audit } from '../../../src/audit/engine/audit';
import { Registry } from '../../../src/registry';
import { useFolder } from '../../support/folder';

useFolder();

test('the usual file is read if it is there, else nothing', () => {
  expect(readConfig(undefined).options).toEqual({});
  writeFileSync('.registry-access.yaml', '# a comment\nnodeRegistries: [reg.io]\n');
  expect(readConfig(undefined).options).toEqual({ nodeRegistries: [Registry.of('reg.io')] });
});

test('an empty file changes nothing', () => {
  writeFileSync('c.yaml', '# nothing yet\n');
  expect(readConfig('c.yaml').options).toEqual({});
});

test.each([
  ['that is not there', 'none.yaml', 'none.yaml does not exist'],
  ['that is a folder', '.', '. is a folder'],
  ['that never ends', '/dev/zero', '/dev/zero is longer than 64 MiB'],
  ['that is not YAML', 'bad.yaml', 'bad.yaml:2 is not YAML'],
  ['of two documents', 'two.yaml', 'two.yaml must be one document'],
])('a file %s is refused', (_, file, message) => {
  writeFileSync('bad.yaml', 'a: [\n');
  writeFileSync('two.yaml', 'include: []\n---\ninclude: []\n');
  expect(() => readConfig(file)).toThrow(message);
});

test.each([
  ['of the configuration', 'ignores: []\nignores: []\n', "c.yaml:2 'ignores' is there twice: only the last"],
  ['of an entry', 'ignores:\n- rule: PRA101\n  name: a\n  name: b\n', "c.yaml:4 'name' is there twice"],
  ['in braces', '{"severities": {\n"PRA101": "off",\n"PRA101": "info"}}', "c.yaml:3 'PRA101' is there twice"],
])('a member %s that is there twice is refused with its line', (_, text, message) => {
  writeFileSync('c.yaml', text);
  expect(() => readConfig('c.yaml')).toThrow(message);
});

test('values, members of different entries and anchors may repeat', () => {
  writeFileSync('c.yaml', 'include: &paths [a, a, include]\nexclude: *paths\nseverities: { PRA101: off, PRA102: off }\n'
    + 'ignores: [{ rule: PRA101, reason: a }, { rule: PRA101, reason: a }]\n');
  expect(readConfig('c.yaml').options.ignores).toHaveLength(2);
});

test('what is wrong with a member is said of its file, when it is read and when it is used', () => {
  writeFileSync('c.yaml', 'privateRegistries: [5]\n');
  expect(() => readConfig('c.yaml')).toThrow("c.yaml: 'privateRegistries[0]' must be a registry");
  writeFileSync('c.yaml', 'ignores: [{ rule: PRA101, reason: a, expires: soon }]\n');
  const { options, use } = readConfig('c.yaml');
  expect(() => use(() => new Audit(options))).toThrow("c.yaml: 'ignores[0].expires' must be a day");
});

test.each([
  ['k8s/web.yaml', true],
  ['k8s/old/web.yaml', false],
  ['apps/web.yaml', false],
])('%s is wanted: %s, wherever one stands and however it is named', (path, isWanted) => {
  writeFileSync('c.yaml', 'include: [k8s/*]\nexclude: [k8s/old/*]\n');
  mkdirSync('sub');
  expect(readConfig('c.yaml').isWanted(path)).toBe(isWanted);
  expect(readConfig('c.yaml').isWanted(join(process.cwd(), path))).toBe(isWanted);
  process.chdir('sub');
  expect(readConfig('../c.yaml').isWanted(join('..', path))).toBe(isWanted);
});

test('the configuration in the documentation is right', () => {
  const page = readFileSync(join(__dirname, '../../../docs/audit.md'), 'utf-8');
  const [, example] = /```yaml\n(privateRegistries:[^]*?)```/.exec(page)!;
  writeFileSync('c.yaml', example);
  expect(Object.keys(readConfig('c.yaml').options)).toHaveLength(10);
  expect(() => new Audit(readConfig('c.yaml').options)).not.toThrow();
});
