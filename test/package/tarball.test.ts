import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import { Workspace } from '../support/package-workspace';

const { project } = Workspace.current();
const installed = join(project, 'node_modules/cdk8s-registry-access');
const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf-8'));

test('the tarball holds the library and its documents, and nothing else', () => {
  const optional = existsSync(join(Workspace.current().tree, 'CHANGELOG.md')) ? ['CHANGELOG.md'] : [];
  expect(readdirSync(installed).sort()).toEqual(
    ['.jsii', 'API.md', ...optional, 'LICENSE', 'README.md', 'lib', 'node_modules', 'package.json'].sort(),
  );
  expect(
    readdirSync(join(installed, 'lib'), { recursive: true, encoding: 'utf-8' }).filter(file =>
      /(?<!\.d)\.ts$|tsbuildinfo|test/.test(file),
    ),
  ).toEqual([]);
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
