import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import { tarball } from './support/app-project';
import { REPOSITORY, Workspace } from '../support/package-workspace';

const { project, tree } = Workspace.current();
const installed = join(project, 'node_modules/cdk8s-registry-access');
const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf-8'));

test('the tarball holds the library and what npm shows of it, and nothing else', () => {
  expect(readdirSync(installed).sort()).toEqual(
    ['.jsii', 'CHANGELOG.md', 'LICENSE', 'README.md', 'lib', 'node_modules', 'package.json'],
  );
  expect(
    readdirSync(join(installed, 'lib'), { recursive: true, encoding: 'utf-8' }).filter(file =>
      /(?<!\.d)\.ts$|tsbuildinfo|\.test\.|^test\//.test(file),
    ),
  ).toEqual([]);
});

test('it has less than 1 MB', () => {
  expect(statSync(tarball()).size).toBeLessThan(1_000_000);
});

test.each([
  ['README.md', () => readFileSync(join(installed, 'README.md'), 'utf-8')],
  ['the assembly, which other languages show,', () =>
    JSON.parse(readFileSync(join(installed, '.jsii'), 'utf-8')).readme.markdown],
])('links of %s lead to where the pages are', (_, read) => {
  const place = `${manifest.repository.url.replace('.git', '')}/blob/main/`;
  const links = [...read().matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  const inRepository = links.filter(link => link.startsWith(place)).map(link => link.replace(place, ''));
  expect(inRepository).toContain('docs/patterns.md');
  expect(inRepository.filter(file => !existsSync(join(tree, file)))).toEqual([]);
  expect(links.filter(link => !/^(#|https:)/.test(link))).toEqual([]);
});

test('packing leaves the README as it was', () => {
  expect(readFileSync(join(tree, 'README.md'))).toEqual(readFileSync(join(REPOSITORY, 'README.md')));
});

test('what is bundled is what the command needs, and what that needs', () => {
  const folder = join(installed, 'node_modules');
  const scoped = (name: string) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map(own => `${name}/${own}`) : [name];
  const bundled = readdirSync(folder).filter((name) => !name.startsWith('.')).flatMap(scoped);
  expect(bundled.sort()).toEqual([...manifest.bundledDependencies, 'argparse'].sort());
});

test('the peers are what the library imports', () => {
  expect(Object.keys(manifest.peerDependencies).sort()).toEqual(['cdk8s', 'constructs']);
});

test('every module that the library requires comes with it, with its peers or with Node', () => {
  const declared = new Set([
    ...builtinModules,
    ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
  ]);
  const problems: string[] = [];
  for (const file of readdirSync(join(installed, 'lib'), { recursive: true, encoding: 'utf-8' }).filter(name =>
    name.endsWith('.js'),
  )) {
    const path = join(installed, 'lib', file);
    for (const [, module] of readFileSync(path, 'utf-8').matchAll(/\brequire\("([^"]+)"\)/g)) {
      const packageName = module.replace('node:', '').split('/').slice(0, module.startsWith('@') ? 2 : 1).join('/');
      if (!module.startsWith('.') && !declared.has(packageName)) problems.push(`${file}: ${module} is not declared`);
      try {
        createRequire(path).resolve(module);
      } catch {
        problems.push(`${file}: ${module} is missing`);
      }
    }
  }
  expect(problems).toEqual([]);
});
