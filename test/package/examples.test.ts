import { join } from 'node:path';
import { DEMO_ENV, EXAMPLES, exampleNames, readManifests } from '../../scripts/examples';
import { run, Workspace } from '../support/package-workspace';

const { project } = Workspace.current();

test.each(exampleNames())('the example %s, compiled against the package, gives the committed YAML', (name) => {
  const outdir = join(project, 'dist', name);
  run(project, process.execPath, [`--env-file=${DEMO_ENV}`, join('examples', name, 'main.js')], {
    CDK8S_OUTDIR: outdir,
  });
  expect(readManifests(outdir)).toEqual(readManifests(join(EXAMPLES, name)));
});
