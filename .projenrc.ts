import { cdk8s, javascript } from 'projen';
import { DevelopmentFolder } from './projenrc/development-folder';
import { Examples } from './projenrc/examples';
import { LineLength } from './projenrc/line-length';
import { Suites } from './projenrc/suites';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-registry-access',
  description: 'cdk8s constructs that give Kubernetes workloads access to private container registries, and prove at '
    + 'synthesis that it works',
  author: 'The cdk8s-registry-access authors',
  authorAddress: 'cdk8s-registry-access@users.noreply.github.com',
  repositoryUrl: 'https://github.com/cdk8s-registry-access/cdk8s-registry-access.git',
  keywords: ['cdk8s', 'kubernetes', 'registry', 'imagePullSecrets', 'ecr', 'gitops'],
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk8s-registry-access authors',
  copyrightPeriod: '2026',
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  sampleCode: false,
  packageManager: javascript.NodePackageManager.NPM,
  bin: { 'cdk8s-registry-access': 'lib/cli/main.js' },
  // The oldest that is maintained (https://nodejs.org/en/about/previous-releases): 20 ended in April 2026.
  minNodeVersion: '22.0.0',
  stability: 'experimental',
  jsiiVersion: '~5.9.0',
  typescriptVersion: '~5.9.3',
  cdk8sVersion: '2.70.0',
  constructsVersion: '10.4.2',
  // What the command line runs on: arguments, YAML of large inputs. Constructs load only the second,
  // for encrypted texts.
  bundledDeps: ['commander@^14.0.3', 'js-yaml@^4.3.2'],
  devDeps: [
    'cdk8s-plus-27@2.9.5', 'fast-check', 'tsx', '@types/js-yaml@^4', '@types/sarif', 'ajv@^8', 'ajv-formats@^3',
  ],
  publishToPypi: { distName: 'cdk8s-registry-access', module: 'cdk8s_registry_access' },
  publishToMaven: {
    javaPackage: 'io.github.cdk8sregistryaccess',
    mavenGroupId: 'io.github.cdk8s-registry-access',
    mavenArtifactId: 'cdk8s-registry-access',
  },
  publishToGo: {
    moduleName: 'github.com/cdk8s-registry-access/cdk8s-registry-access-go', packageName: 'registryaccess',
  },
  publishToNuget: { dotNetNamespace: 'Cdk8sRegistryAccess', packageId: 'Cdk8sRegistryAccess' },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      // A busy machine is not a failure: properties take seconds on a quiet one.
      testTimeout: 120_000,
      // The program of refreshers, which is no part of the compiled library.
      transform: { '^.+\\.mts$': new javascript.Transform('<rootDir>/test/support/mts-transform.cjs') },
    },
  },
  // jest transpiles one file at a time; this checks the types of all of them in one pass.
  typecheckTests: true,
  // A test reports and changes nothing: `npx projen eslint --fix` repairs.
  eslintOptions: {
    dirs: ['src'],
    fileExtensions: ['.ts', '.mts'],
    devdirs: ['test', 'projenrc'],
    commandOptions: { fix: false, extraArgs: ['--max-warnings=0'] },
    ignorePatterns: ['*.js', '*.d.ts', 'node_modules/', '/lib/', '/coverage/'],
  },
  release: false,
  github: false,
  depsUpgrade: false,
  gitignore: ['/bench/results/', '/test-reports/', '!/src/coverage/', '!/test/coverage/'],
  npmignoreEnabled: false,
});

project.package.addVersion('0.1.0');

// What is not listed is not packed.
project.package.addField('files', ['lib', '.jsii', 'CHANGELOG.md']);
project.package.setScript('prepack', 'tsx scripts/published-links.ts');
project.package.setScript('postpack', 'tsx scripts/published-links.ts undo');

// A lock file without download addresses: it installs from whatever registry the machine is set to.
new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');

new LineLength(project);
new Suites(project);
new Examples(project);
new DevelopmentFolder(project, 'scripts');
new DevelopmentFolder(project, 'bench');

// Source maps would be seven tenths of the package, and of what Node keeps in memory of it.
const tsconfig = project.tryFindObjectFile('tsconfig.json');
tsconfig?.addDeletionOverride('compilerOptions.inlineSourceMap');
tsconfig?.addDeletionOverride('compilerOptions.inlineSources');

// To develop, Node 20 still does; jsii would tell at each step that it is old.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.compileTask.exec('tsx scripts/lazy-index.ts');
// What public functions take, by which their arguments are checked.
project.compileTask.exec('tsx scripts/signatures.ts');
// jsii leaves out the program of refreshers, which Node.js runs as it is; its types are checked here.
project.compileTask.exec('tsc --project src/refresh/runner/tsconfig.json');
project.compileTask.exec('rm -rf lib/refresh/runner && mkdir lib/refresh/runner && cp src/refresh/runner/*.m[jt]s '
  + 'src/refresh/runner/modules.json lib/refresh/runner');
// The examples of the audit's rules, which `rules ID` prints.
project.compileTask.exec('rm -f lib/audit/rules/*.yaml && cp src/audit/rules/*.yaml lib/audit/rules/');
project.compileTask.exec('tsx scripts/slim.ts');
project.compileTask.exec('tsx scripts/published-links.ts assembly');
project.tsconfigDev.file.addOverride('compilerOptions.allowImportingTsExtensions', true);
// What a class inherits is documented where it is declared.
project.tasks.tryFind('docgen')?.exec('tsx scripts/trim-api-page.ts');
project.addTask('bench', {
  description: 'Measures the built library (BENCH_SMOKE=1: small sizes)',
  steps: [{ spawn: 'compile' }, { exec: 'tsx bench/run.ts', receiveArgs: true }],
});

// `npm run package` needs Node and the npm registry only.
project.packageTask.reset('projen package:js');
// Compares with the latest published version; `packages` does it with the last tag.
project.removeTask('compat');
// There is no .NET to build with where this is written, and the Go proxy does not serve cdk8s there: `test:languages`
// builds the Go module with what is generated of it.
for (const target of ['dotnet', 'go']) {
  project.tasks.tryFind(`package:${target}`)?.reset(`jsii-pacmak -v --target ${target} --code-only`);
}
project.addTask('packages', {
  description: 'Builds and checks all packages (needs Python, a JDK with Maven, Go)',
  steps: [
    { exec: 'rm -rf dist' }, { spawn: 'compile' }, { spawn: 'package-all' }, { exec: 'tsx scripts/check-packages.ts' },
  ],
});

// Also resolves the library's own name, which the examples import as a user does.
project
  .tryFindObjectFile('.eslintrc.json')
  ?.addOverride('settings.import/resolver.typescript.project', './test/tsconfig.json');

project.synth();
