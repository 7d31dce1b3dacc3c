import { cdk8s, javascript } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-registry-access',
  description: 'cdk8s constructs that give Kubernetes workloads access to private container registries, and prove at synthesis that it works',
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
  minNodeVersion: '20.16.0',
  jsiiVersion: '~5.9.0',
  typescriptVersion: '~5.9.3',
  cdk8sVersion: '2.70.0',
  constructsVersion: '10.4.2',
  peerDeps: ['cdk8s-plus-27@^2.9.5'],
  devDeps: ['fast-check', 'tsx'],
  publishToPypi: { distName: 'cdk8s-registry-access', module: 'cdk8s_registry_access' },
  publishToMaven: {
    javaPackage: 'io.github.cdk8sregistryaccess',
    mavenGroupId: 'io.github.cdk8s-registry-access',
    mavenArtifactId: 'cdk8s-registry-access',
  },
  publishToGo: { moduleName: 'github.com/cdk8s-registry-access/cdk8s-registry-access-go', packageName: 'registryaccess' },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: { collectCoverage: false },
  },
  // Tests are transpiled one file at a time; `npx projen test` type-checks them in one pass instead.
  tsJestOptions: { transformOptions: { isolatedModules: true } },
  release: false,
  github: false,
  depsUpgrade: false,
  gitignore: ['/bench/results/', '/test-reports/'],
});

// A lock file without download addresses: it installs from whatever registry the machine is set to.
new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');

project.synth();
