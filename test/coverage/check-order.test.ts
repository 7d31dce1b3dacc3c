import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Testing, YamlOutputType } from 'cdk8s';
import {
  AccessPattern, ImageCoverage, PrivateRegistryAccess, Registry, RegistryCredentials, SynthesisWarnings,
} from '../../src';
import { deployment, serviceAccount, workload } from '../attach/support';
import { temporaryFolder } from '../support/folder';
import { captureStderr } from '../support/stderr';

const stderr = captureStderr();
const folder = temporaryFolder();

interface Given {
  readonly workloads?: string;
  readonly access?: string;
  readonly pattern?: AccessPattern;
  readonly image?: string;
  readonly yamlOutputType?: YamlOutputType;
  readonly prepare?: (workloads: Chart, access: Chart) => void;
}

/** Synthesizes an access in one chart and two workloads in another; gives the files and the warnings about order. */
function synth({ workloads = 'shop', access = 'platform', pattern = AccessPattern.NAMESPACE, ...given }: Given = {}) {
  const outdir = mkdtempSync(join(folder, 'order-'));
  const app = new App({ outdir, yamlOutputType: given.yamlOutputType });
  const shop = new Chart(app, workloads, { namespace: 'shop' });
  const platform = access === workloads ? shop : new Chart(app, access, { namespace: 'platform' });
  given.prepare?.(shop, platform);
  const image = given.image ?? 'registry.example.com/web:1';
  ['web', 'worker'].forEach(name => deployment(shop, name, { containers: [{ name: 'main', image }] }));
  new PrivateRegistryAccess(platform, 'Access', {
    pattern,
    namespaces: ['shop'],
    credentials: [
      RegistryCredentials.existingSecret('pull', { covers: [Registry.harbor('registry.example.com')] }),
    ],
  }).grantPull(shop);
  app.synth();
  return {
    files: readdirSync(outdir, { recursive: true }).map(String).filter(file => file.endsWith('.yaml')).sort(),
    warnings: SynthesisWarnings.of(app).map(({ code, message }) => `${code} ${message}`),
  };
}

test('a ServiceAccount whose file sorts after its pods is one warning with both files and the line to add', () => {
  const { files, warnings } = synth({ access: 'team' });
  expect(files).toEqual(['shop.k8s.yaml', 'team.k8s.yaml']);
  expect(warnings).toEqual([expect.stringMatching("^PRA607 the pods of 'Deployment web', 'Deployment worker' get "
    + "their pull secrets from ServiceAccount 'shop/default' .*: 'shop.k8s.yaml' comes before 'team.k8s.yaml'. "
    + 'Let the first chart .*: shop.addDependency\\(team\\)$')]);
});

test.each<[string, Given]>([
  ['whose file sorts before it', {}],
  ['of a chart that the other depends on', { access: 'team', prepare: (shop, team) => shop.addDependency(team) }],
  ['in the same file', { access: 'shop' }],
  ['of pods that pull nothing with it', { access: 'team', image: 'registry.k8s.io/pause:3.10' }],
  ['of a pod with a list of its own', { access: 'team', pattern: AccessPattern.WORKLOAD }],
])('a ServiceAccount %s is none', (_, given) => {
  expect(synth(given).warnings.filter(warning => warning.startsWith('PRA607'))).toEqual([]);
});

/** The warnings about order where one chart holds everything that `build` makes. */
function warningsOf(build: (chart: Chart) => void): string[] {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  build(chart);
  ImageCoverage.prove(chart);
  Testing.synth(chart);
  return SynthesisWarnings.of(app).map(({ code, message }) => `${code} ${message}`);
}

test('a ServiceAccount that depends on the pods is written after them', () => {
  expect(warningsOf(chart => {
    const web = deployment(chart, 'web', { serviceAccountName: 'runner' });
    serviceAccount(chart, 'runner', ['own']).addDependency(web);
  })).toEqual([expect.stringMatching(/^PRA607 .*: it depends on them\. Leave that dependency out$/)]);
});

test.each([
  ['behind', ['web', 'runner'], [expect.stringMatching(/^PRA607 .*: they come first in the list that holds both/)]],
  ['in front of', ['runner', 'web'], []],
])('a ServiceAccount %s the pods in one List', (_, names, expected) => {
  const items: Record<string, object> = {
    runner: { apiVersion: 'v1', kind: 'ServiceAccount', imagePullSecrets: [{ name: 'own' }] },
    web: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: { template: { spec: { serviceAccountName: 'runner', containers: [] } } },
    },
  };
  const list = names.map(name => ({ ...items[name], metadata: { name } }));
  expect(warningsOf(chart => workload(chart, 'v1', 'List', 'all', { items: list }))).toEqual(expected);
});

test('folders are taken in the order of their names', () => {
  const yamlOutputType = YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
  expect(synth({ access: 'shop-access', yamlOutputType }).warnings).toHaveLength(1);
  expect(synth({ workloads: 'shop-pods', access: 'shop', yamlOutputType }).warnings).toEqual([]);
});

test.each<[YamlOutputType, string, string[]]>([
  [YamlOutputType.FILE_PER_APP, "in 'app.k8s.yaml' the chart 'shop' comes before 'team'", ['app.k8s.yaml']],
  [
    YamlOutputType.FILE_PER_RESOURCE, 'kubectl apply -f ServiceAccount.default.k8s.yaml',
    ['Deployment.web.k8s.yaml', 'Deployment.worker.k8s.yaml', 'ServiceAccount.default.k8s.yaml'],
  ],
  [
    YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, "'shop/Deployment.web.k8s.yaml' comes before 'team/ServiceAcc",
    ['shop/Deployment.web.k8s.yaml', 'shop/Deployment.worker.k8s.yaml', 'team/ServiceAccount.default.k8s.yaml'],
  ],
])('files are named as cdk8s names them with %s', (yamlOutputType, message, files) => {
  expect(synth({ access: 'team', yamlOutputType })).toEqual({ files, warnings: [expect.stringContaining(message)] });
});

test('charts are numbered where any depends on another', () => {
  const prepare = (shop: Chart, team: Chart) => team.addDependency(new Chart(shop.node.root, 'zone'));
  const { files, warnings } = synth({ access: 'team', prepare });
  expect(files).toEqual(['0000-shop.k8s.yaml', '0001-zone.k8s.yaml', '0002-team.k8s.yaml']);
  expect(warnings).toEqual([expect.stringContaining("'0000-shop.k8s.yaml' comes before '0002-team.k8s.yaml'")]);
});

test('a chart that the other depends on is not told to depend on it', () => {
  const { warnings } = synth({ access: 'team', prepare: (shop, team) => team.addDependency(shop) });
  expect(warnings).toEqual([expect.stringMatching(
    "'0001-team.k8s.yaml'. Declare the ServiceAccount in a chart that does not depend on 'shop', as this one does$",
  )]);
});

test('many charts that wait for the same file are printed as one warning, which lists them', () => {
  const app = new App();
  const namespaces = ['a', 'b', 'c'];
  namespaces.forEach(namespace => deployment(new Chart(app, namespace, { namespace }), 'web', {
    containers: [{ name: 'main', image: 'registry.example.com/web:1' }],
  }));
  new PrivateRegistryAccess(new Chart(app, 'platform'), 'Access', {
    pattern: AccessPattern.NAMESPACE,
    namespaces,
    credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.harbor('registry.example.com')] })],
  });
  app.synthYaml();
  expect(stderr()).toEqual([expect.stringMatching(
    /^\[warning PRA607 at a\] .*: a\.addDependency\(platform\) .*\. The same is wrong with 2 more:\n    b\n    c\n$/,
  )]);
});
