import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workspace } from '../support/package-workspace';

const { project } = Workspace.current();

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: payments }
spec: { containers: [{ name: web, image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1 }] }
`;

/** A repository in upper case, which no kubelet pulls. */
const INVALID = POD.replace('/web:1', '/Web:1');

/** Runs the command as a user of the package does. */
function command(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync('npx', ['--no', 'cdk8s-registry-access', '--', ...args], {
    cwd: project, input, encoding: 'utf-8',
  });
  return { status, stdout, stderr };
}

test('audits a folder', () => {
  mkdirSync(join(project, 'k8s'), { recursive: true });
  writeFileSync(join(project, 'k8s/web.yaml'), INVALID);
  const { status, stdout, stderr } = command(['audit', 'k8s', '--format', 'json']);
  expect(JSON.parse(stdout).findings).toMatchObject([{ rule: 'PRA107', origin: { file: 'k8s/web.yaml' } }]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
});

test.each(['table', 'json', 'sarif', 'junit', 'markdown'])('writes %s', format => {
  expect(command(['audit', '-', '--format', format], INVALID))
    .toMatchObject({ status: 1, stdout: expect.stringContaining('PRA107'), stderr: '' });
});

test.each<[string, readonly string[], RegExp]>([
  ['coverage', ['coverage', '-', '--format', 'json'], /"result":"no-pull-secret"/],
  ['graph', ['graph', '-'], /^flowchart LR\n/],
  ['rules', ['rules'], /\nPRA107 +error/],
  ['a rule and its examples', ['rules', 'PRA101'], /\nFound in:\n\n {2}apiVersion: .*\nFixed:\n\n {2}apiVersion: /s],
  ['help', ['--help'], /^Usage: cdk8s-registry-access/],
  ['version', ['--version'], /^\d+\.\d+\.\d+\n$/],
])('has all that it needs for %s', (_, args, output) => {
  expect(command(args, POD)).toMatchObject({ status: 0, stdout: expect.stringMatching(output), stderr: '' });
});

test('what is wrong with the command line is exit code 2', () => {
  expect(command(['audit'])).toMatchObject({
    status: 2, stdout: '', stderr: expect.stringMatching(/^error: nothing to read/),
  });
});

test('the help loads neither the engine nor a parser', () => {
  const main = join(project, 'node_modules/cdk8s-registry-access/lib/cli/main.js');
  const list = 'process.on("exit", () => console.error(JSON.stringify(Object.keys(require.cache))))';
  const preload = join(project, 'list-modules.cjs');
  writeFileSync(preload, list);
  const { stderr } = spawnSync(process.execPath, ['--require', preload, main, '--help'], { encoding: 'utf-8' });
  const loaded: string[] = JSON.parse(stderr).map((file: string) => file.split('node_modules/').pop()!);
  const own = loaded.filter(file => file.startsWith('cdk8s-registry-access/'))
    .map(file => file.replace('cdk8s-registry-access/lib/', ''));
  expect(own.filter(file => !file.startsWith('cli/'))).toEqual([]);
  expect([
    ...new Set(
      loaded.filter(file => !file.startsWith('cdk8s-registry-access/') && !file.endsWith('list-modules.cjs'))
        .map(file => file.split('/')[0]),
    ),
  ]).toEqual(['commander']);
});
