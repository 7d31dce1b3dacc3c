import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, Workspace } from '../support/package-workspace';

const { project } = Workspace.current();

/** Runs statements in a new Node process of the project and gives what the last one comes to. */
function evaluate(statements: string) {
  return JSON.parse(run(project, process.execPath, ['--print', statements]));
}

test('requiring the package loads its index and nothing else', () => {
  const { files, milliseconds } = evaluate(`
    const start = performance.now();
    require('cdk8s-registry-access');
    const milliseconds = performance.now() - start;
    const files = Object.keys(require.cache).map((path) => require('path').relative('node_modules', path));
    JSON.stringify({ files, milliseconds });
  `);
  process.stdout.write(`require('cdk8s-registry-access') took ${milliseconds.toFixed(1)} ms\n`);
  expect(files).toEqual(['cdk8s-registry-access/lib/index.js']);
});

test('using everything in the package does not load cdk8s-plus-27', () => {
  expect(evaluate(`
    Object.values(require('cdk8s-registry-access'));
    JSON.stringify(Object.keys(require.cache).filter((path) => path.includes('cdk8s-plus')));
  `)).toEqual([]);
});

test('an ES module imports classes by name', () => {
  writeFileSync(join(project, 'named-import.mjs'), `
    import { PrivateRegistryAccess, Registry } from 'cdk8s-registry-access';
    console.log(typeof PrivateRegistryAccess, typeof Registry);
  `);
  expect(run(project, process.execPath, ['named-import.mjs'])).toBe('function function\n');
});
