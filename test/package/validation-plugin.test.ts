import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES, readManifests } from '../../scripts/examples';
import { run, Workspace } from '../support/package-workspace';

/** https://github.com/cdk8s-team/cdk8s-cli/releases */
const CDK8S_CLI = 'cdk8s-cli@2.207.60';

const { project } = Workspace.current();
const app = join(project, 'validated-app');
const installed = join(project, 'node_modules/cdk8s-registry-access');
const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf-8'));

/** An app of one Deployment. */
const main = (image: string) => `
  const { ApiObject, App, Chart } = require('cdk8s');
  const app = new App();
  const chart = new Chart(app, 'payments', { namespace: 'payments' });
  const podSpec = { containers: [{ name: 'main', image: '${image}' }] };
  const spec = { template: { spec: podSpec } };
  new ApiObject(chart, 'Web', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec });
  app.synth();
`;

/** Runs `cdk8s synth` on it. */
function synth(image: string, properties = '', args: readonly string[] = []) {
  writeFileSync(join(app, 'main.js'), main(image));
  writeFileSync(join(app, 'cdk8s.yaml'), `
language: typescript
app: ${process.execPath} main.js
validations:
  - package: ${installed}
    version: ${version}
    class: RegistryAuditValidation
${properties}`);
  const { status, stdout, stderr } = spawnSync('npx', ['--no', 'cdk8s', '--', 'synth', '--no-check-upgrade', ...args], {
    cwd: app, encoding: 'utf-8',
  });
  return { status, output: (stdout + stderr).replace(/\u001b\[\d*m/g, '') };
}

const INVALID = 'registry.example.com/Web:1';

beforeAll(() => {
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "private": true }');
  run(app, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', CDK8S_CLI]);
});

test('cdk8s synth fails with our finding and the path of its construct', () => {
  const { status, output } = synth(INVALID);
  expect(output).toMatch(/PRA107 Invalid image reference \[error\] \(1 occurrences\)/);
  expect(output).toContain('Construct Path: payments/Web');
  expect(output).toContain('Manifest Path: dist/payments.k8s.yaml');
  expect(output).toMatch(/> Deployment payments\/web containers\[main\]\.image, line \d+/);
  expect(output).toMatch(/How to fix: /);
  expect(status).toBe(2);
});

test('without validations it writes the YAML of an app, as node does', () => {
  const outdir = join(app, 'plain');
  const { status, stderr } = spawnSync(
    'npx',
    [
      '--no', 'cdk8s', '--', 'synth', '--no-check-upgrade', '--no-validate',
      '--app', `${process.execPath} ${join(project, 'examples/namespace/main.js')}`, '--output', outdir,
    ],
    { cwd: app, encoding: 'utf-8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readManifests(outdir)).toEqual(readManifests(join(EXAMPLES, 'namespace')));
});

test('also if the manifests go to standard output', () => {
  const { status, output } = synth(INVALID, '', ['--stdout']);
  expect(output).toContain('Construct Path: payments/Web');
  expect(status).toBe(2);
});

test('it succeeds if nothing is found, or the configuration accepts it', () => {
  expect(synth('registry.k8s.io/pause:3.10')).toMatchObject({
    status: 0, output: expect.stringContaining('Validations ended succesfully'),
  });
  writeFileSync(join(app, 'accepted.yaml'), 'ignores: [{ rule: PRA107, reason: filled in by a webhook }]\n');
  expect(synth(INVALID, '    properties: { config: accepted.yaml }\n'))
    .toMatchObject({ status: 0, output: expect.stringMatching(/Accepted │ 1/) });
});

test('a mistyped property is an error', () => {
  expect(synth(INVALID, '    properties: { failon: warning }\n')).toMatchObject({
    status: 1, output: expect.stringContaining("RegistryAuditValidation: 'failon' is not a property"),
  });
});
