import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES, readManifests } from '../../scripts/examples';
import { besidePackage, run, Workspace } from '../support/package-workspace';

const { project, tree } = Workspace.current();

test('an app in Python gives the YAML of the example that it is a translation of', () => {
  run(tree, 'npx', ['projen', 'package:python']);
  const [wheel] = readdirSync(join(tree, 'dist/python')).filter((file) => file.endsWith('.whl'));
  run(project, 'python3', ['-m', 'venv', 'venv']);
  run(project, 'venv/bin/pip', [
    'install',
    '--quiet',
    join(tree, 'dist/python', wheel),
    ...besidePackage(tree).map(({ name, version }) => `${name}==${version}`),
  ]);

  const outdir = join(project, 'dist/python');
  run(project, 'venv/bin/python', [join(EXAMPLES, 'namespace/main.py')], { CDK8S_OUTDIR: outdir });
  expect(readManifests(outdir)).toEqual(readManifests(join(EXAMPLES, 'namespace')));
});
