import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES, exampleNames } from '../../../scripts/examples';
import { besidePackage, REPOSITORY, run, Workspace } from '../../support/package-workspace';

/** Builds and packs the library, installs it as a user would, and compiles every example against it. */
export default function globalSetup() {
  const workspace = Workspace.create();
  try {
    workspace.copySources();
    run(workspace.tree, 'npx', ['projen', 'compile']);
    run(workspace.tree, 'npm', ['pack', '--pack-destination', '..']);
    installInProject(workspace);
    compileExamples(workspace);
  } catch (error) {
    workspace.remove(); // jest runs no teardown after a failed setup
    throw error;
  }
}

function installInProject({ tree, project }: Workspace) {
  const [tarball] = readdirSync(join(tree, '..')).filter((file) => file.endsWith('.tgz'));

  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  run(project, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join('..', tarball),
    ...besidePackage(tree).map(({ name, version }) => `${name}@${version}`)]);
}

/** Checks library files too: what users compile against must be complete. */
function compileExamples({ project }: Workspace) {
  for (const name of exampleNames()) {
    cpSync(join(EXAMPLES, name), join(project, 'examples', name), { recursive: true });
  }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({
    compilerOptions: {
      target: 'es2022',
      module: 'node16',
      strict: true,
      skipLibCheck: false,
      typeRoots: [join(REPOSITORY, 'node_modules/@types')],
      types: ['node'],
    },
    include: ['examples'],
  }));
  run(project, join(REPOSITORY, 'node_modules/.bin/tsc'), ['--project', '.']);
}
