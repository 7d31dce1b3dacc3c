import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppProject, tarball } from './support/app-project';
import { helmProgram } from './support/helm';
import { besidePackage, run, Workspace } from '../support/package-workspace';

/** Each at its newest: https://www.npmjs.com/search?q=cdk8s-plus */
const PLUS = [
  'cdk8s-plus-25@2.22.79', 'cdk8s-plus-27@2.9.5', 'cdk8s-plus-28@2.5.6', 'cdk8s-plus-29@2.6.0', 'cdk8s-plus-30@2.4.10',
  'cdk8s-plus-31@2.6.43', 'cdk8s-plus-32@2.5.92', 'cdk8s-plus-33@2.5.57', 'cdk8s-plus-34@2.0.54',
];
const NAMES = PLUS.map(plus => plus.split('@')[0]);

const PEERS = {
  oldest: besidePackage(Workspace.current().tree).filter(({ name }) => !name.startsWith('cdk8s-plus'))
    .map(({ name, version }) => `${name}@${version}`),
  newest: ['cdk8s@2.70.106', 'constructs@10.8.1'],
};

/** What is granted by each pattern, however it was made. */
const PULLS = {
  WORKLOAD: {
    'Deployment web': 'pull',
    'StatefulSet db': 'pull',
    'CronJob tidy': 'pull',
    'Pod build': 'pull as builder',
    'ServiceAccount builder': '',
  },
  NAMESPACE: {
    'Deployment web': '',
    'StatefulSet db': '',
    'CronJob tidy': '',
    'Pod build': 'as builder',
    'ServiceAccount builder': 'pull',
    'ServiceAccount default': 'pull',
  },
  ADMISSION: {
    'Deployment web': 'pull',
    'StatefulSet db': 'pull',
    'CronJob tidy': 'pull',
    'Pod build': 'pull as builder',
    'ServiceAccount builder': '',
    'MutatingAdmissionPolicy': 'pull',
  },
  DEDICATED_SERVICE_ACCOUNT: {
    'Deployment web': 'as web-pull',
    'StatefulSet db': 'as db-pull',
    'CronJob tidy': 'as tidy-pull',
    'Pod build': 'as builder',
    'ServiceAccount builder': 'pull',
    'ServiceAccount web-pull': 'pull',
    'ServiceAccount db-pull': 'pull',
    'ServiceAccount tidy-pull': 'pull',
  },
  KUBELET_CREDENTIAL_PROVIDER: {
    'Deployment web': '',
    'StatefulSet db': '',
    'CronJob tidy': '',
    'Pod build': 'as builder',
    'ServiceAccount builder': 'arn:aws:iam::123456789012:role/pull',
    'ServiceAccount default': 'arn:aws:iam::123456789012:role/pull',
  },
  NODE_IDENTITY: {
    'Deployment web': '',
    'StatefulSet db': '',
    'CronJob tidy': '',
    'Pod build': 'as builder',
    'ServiceAccount builder': '',
  },
};

describe.each(['oldest', 'newest'] as const)('beside each cdk8s-plus, with the %s cdk8s and constructs', age => {
  const project = new AppProject(`beside-${age}`);
  let pulls: Record<string, object>;

  beforeAll(() => project.install([...PLUS, ...PEERS[age], 'cdk8s-cli@2.207.60'], ['--ignore-scripts']));

  test('it installs without warnings', async () => {
    expect(await project.install([tarball()], ['--ignore-scripts'])).toBe('');
  });

  test('all types fit', async () => {
    project.copy(join(__dirname, 'support/rollouts.yaml'), 'rollouts.yaml');
    run(project.folder, 'npx', [
      '--no', 'cdk8s', '--', 'import', 'rollouts.yaml', '--language', 'typescript', '--no-save',
    ]);
    project.compile({
      'all.ts': [
        ...NAMES.map((name, index) => `import * as plus${index} from '${name}';`),
        "import * as access from 'cdk8s-registry-access';",
        `export const all = [access, ${NAMES.map((_, index) => `plus${index}`)}];`,
      ].join('\n'),
      'matrix.ts': readFileSync(join(__dirname, 'support/matrix.ts'), 'utf-8'),
      'imports/argoproj.io.ts': readFileSync(join(project.folder, 'imports/argoproj.io.ts'), 'utf-8'),
    });
    pulls = JSON.parse(run(project.folder, process.execPath, ['matrix.js'], {
      PLUS: NAMES.join(' '), IMPORTS: 'imports/argoproj.io', HELM: await helmProgram() ?? '',
    }));
  });

  test.each([
    'ApiObject', 'ApiObject with patches', 'Include', ...process.arch === 'x64' ? ['Helm'] : [], 'cdk8s import',
    ...NAMES.flatMap(name => [name, `${name} k8s`]),
  ])('every pattern grants what is made by %s', way => {
    expect(JSON.parse(JSON.stringify(pulls[way]).replaceAll('Rollout web', 'Deployment web'))).toEqual(PULLS);
  });
});

describe('beside no cdk8s-plus', () => {
  const project = new AppProject('beside-none');
  const source = `
    import { App, Chart, Testing } from 'cdk8s';
    import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from 'cdk8s-registry-access';
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    const credentials = [RegistryCredentials.existingSecret('pull', { covers: [Registry.ghcr()] })];
    new PrivateRegistryAccess(chart, 'Access', { pattern: AccessPattern.NAMESPACE, credentials });
    console.log(App.of(chart).synthYaml());
  `;

  test('it installs without warnings, with the peers that npm chooses', async () => {
    expect(await project.install([tarball()])).toBe('');
  });

  test.each([
    ['a CommonJS module', 'app.cts', 'app.cjs', 'node16'],
    ['an ES module', 'app.mts', 'app.mjs', 'node16'],
    ['a module for a bundler', 'bundled.mts', 'bundled.mjs', 'esnext'],
  ])('%s is compiled and runs', (_, name, compiled, module) => {
    project.compile({ [name]: source }, module);
    expect(run(project.folder, process.execPath, [compiled])).toContain('imagePullSecrets:\n  - name: pull\n');
  });
});
