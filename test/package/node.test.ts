import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEWEST_NODE } from './support/app-project';
import { DEMO_ENV, EXAMPLES, readManifests } from '../../scripts/examples';
import { nodeProgram } from '../refresher/support/node';
import { Workspace } from '../support/package-workspace';

const { project } = Workspace.current();
const installed = join(project, 'node_modules/cdk8s-registry-access');
const { engines, bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf-8'));

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: payments }
spec: { containers: [{ name: web, image: registry.example.com/Web:1 }] }
`;

describe.each([
  ['the oldest', engines.node.replace('>= ', '')],
  ['the newest', NEWEST_NODE],
])('with %s Node.js, %s', (age, version) => {
  /** Whatever it warns of is on standard error. */
  async function node(args: readonly string[], input = '', env: Record<string, string> = {}) {
    const { status, stdout, stderr } = spawnSync(await nodeProgram(version), args, {
      cwd: project, input, env: { ...process.env, ...env }, encoding: 'utf-8',
    });
    return { status, stdout, stderr };
  }

  test.each(['namespace', 'multi-cloud'])('the example %s gives the committed YAML', async name => {
    const outdir = join(project, 'dist', `${age}-${name}`);
    expect(await node([`--env-file=${DEMO_ENV}`, `examples/${name}/main.js`], '', { CDK8S_OUTDIR: outdir }))
      .toEqual({ status: 0, stdout: expect.anything(), stderr: '' });
    expect(readManifests(outdir)).toEqual(readManifests(join(EXAMPLES, name)));
  });

  test('the command audits', async () => {
    expect(await node([join(installed, bin['cdk8s-registry-access']), 'audit', '-'], POD))
      .toEqual({ status: 1, stdout: expect.stringContaining('error PRA107'), stderr: '' });
  });

  test('an ES module imports classes by name', async () => {
    const source = "import { Registry } from 'cdk8s-registry-access'; console.log(`${Registry.ghcr()}`);";
    expect(await node(['--input-type=module', '-'], source)).toEqual({ status: 0, stdout: 'ghcr.io\n', stderr: '' });
  });
});
