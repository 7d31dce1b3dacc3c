import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, Chart, Helm, Include, JsonPatch, Lazy, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { attach, deployment, newChart, pulls, pullSecret, serviceAccount, workload } from './support';
import { AccessPattern, PullSecretAttachment } from '../../src';

const { WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT } = AccessPattern;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'include-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const POD_SPEC = { containers: [{ name: 'main', image: 'ghcr.io/a/b' }] };

describe('what an attachment reaches', () => {
  test.each([
    ['v1', 'Pod', { spec: POD_SPEC }],
    ['v1', 'PodTemplate', { template: { spec: POD_SPEC } }],
    ['v1', 'ReplicationController', { spec: { template: { spec: POD_SPEC } } }],
    ['apps/v1', 'Deployment', { spec: { template: { spec: POD_SPEC } } }],
    ['apps/v1', 'StatefulSet', { spec: { template: { spec: POD_SPEC } } }],
    ['apps/v1', 'DaemonSet', { spec: { template: { spec: POD_SPEC } } }],
    ['apps/v1', 'ReplicaSet', { spec: { template: { spec: POD_SPEC } } }],
    ['batch/v1', 'Job', { spec: { template: { spec: POD_SPEC } } }],
    ['batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template: { spec: POD_SPEC } } } } }],
  ])('the pods of a %s %s', (apiVersion, kind, body) => {
    const chart = newChart();
    attach(workload(chart, apiVersion, kind, 'web', body), WORKLOAD);
    expect(pulls(chart)).toEqual({ [`${kind} web`]: 'pull' });
  });

  test('a cdk8s-plus workload, behind the secret that it names itself', () => {
    const chart = newChart();
    const dockerRegistryAuth = new kplus.DockerConfigSecret(chart, 'Own', { data: {}, metadata: { name: 'own' } });
    const web = new kplus.Deployment(chart, 'Web', { metadata: { name: 'web' }, dockerRegistryAuth, containers: [{ image: 'ghcr.io/a/b' }] });
    attach(web, WORKLOAD);
    expect(pulls(chart)['Deployment web']).toBe('own,pull');
  });

  test('a cdk8s-plus ServiceAccount', () => {
    const chart = newChart();
    attach(new kplus.ServiceAccount(chart, 'Builder', { metadata: { name: 'builder' } }), NAMESPACE);
    expect(pulls(chart)).toEqual({ 'ServiceAccount builder': 'pull' });
  });

  test('an L1 class of cdk8s-plus', () => {
    const chart = newChart();
    const web = new kplus.k8s.KubeDeployment(chart, 'Web', {
      metadata: { name: 'web' },
      spec: { selector: {}, template: { spec: POD_SPEC } },
    });
    const account = new kplus.k8s.KubeServiceAccount(chart, 'Account', { metadata: { name: 'builder' } });
    attach(web, WORKLOAD);
    attach(account, NAMESPACE);
    expect(pulls(chart)).toEqual({ 'Deployment web': 'pull', 'ServiceAccount builder': 'pull' });
  });

  test('everything below a chart, also what is added to it later', () => {
    const chart = newChart();
    deployment(chart, 'early');
    attach(chart, WORKLOAD);
    deployment(chart, 'late');
    expect(pulls(chart)).toEqual({ 'Deployment early': 'pull', 'Deployment late': 'pull' });
  });

  test('an Include, the items of its lists too', () => {
    const chart = newChart();
    const file = path.join(folder, 'all.yaml');
    const item = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: POD_SPEC });
    Yaml.save(file, [item('single'), { apiVersion: 'v1', kind: 'List', items: [item('first'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } }, item('second')] }]);
    attach(new Include(chart, 'Include', { url: file }), WORKLOAD);
    expect(pulls(chart)).toEqual({ 'Pod single': 'pull', 'Pod first': 'pull', 'ConfigMap c': '', 'Pod second': 'pull' });
  });

  test('a Helm release', () => {
    const chart = newChart();
    const helm = path.join(__dirname, 'helm-stand-in');
    attach(new Helm(chart, 'Release', { chart: 'any', helmExecutable: helm }), WORKLOAD);
    expect(pulls(chart)).toEqual({ 'Deployment rendered': 'pull' });
  });

  test('a custom resource, by the path of its pod spec', () => {
    const chart = newChart();
    const rollout = workload(chart, 'argoproj.io/v1alpha1', 'Rollout', 'web', { spec: { template: { spec: POD_SPEC } } });
    attach(rollout, WORKLOAD, { podSpecPath: 'spec.template.spec' });
    expect(pulls(chart)).toEqual({ 'Rollout web': 'pull' });
  });

  test('a pod spec that is made while it is rendered', () => {
    const chart = newChart();
    const spec = Lazy.any({ produce: () => ({ template: { spec: { ...POD_SPEC, imagePullSecrets: Lazy.any({ produce: () => [{ name: 'own' }] }) } } }) });
    attach(workload(chart, 'apps/v1', 'Deployment', 'web', { spec }), WORKLOAD);
    expect(pulls(chart)).toEqual({ 'Deployment web': 'own,pull' });
  });

  test('nothing beside what was granted', () => {
    const chart = newChart();
    attach(deployment(chart, 'web'), WORKLOAD);
    deployment(chart, 'other');
    expect(pulls(chart)['Deployment other']).toBe('');
  });
});

describe('the merged list', () => {
  test('begins with what the user has, and names each secret once', () => {
    const chart = newChart();
    attach(deployment(chart, 'web', { imagePullSecrets: [{ name: 'own' }, { name: 'pull' }, { name: 'own' }] }), WORKLOAD);
    expect(pulls(chart)['Deployment web']).toBe('own,pull');
  });

  test('is in the order of the grants', () => {
    const chart = newChart();
    const web = deployment(chart, 'web');
    attach(web, WORKLOAD, { secrets: [pullSecret('z'), pullSecret('a')] });
    attach(chart, WORKLOAD, { secrets: [pullSecret('m'), pullSecret('a')] });
    expect(pulls(chart)['Deployment web']).toBe('z,a,m');
  });

  test('stands at the root of a ServiceAccount, and nowhere else', () => {
    const chart = newChart();
    attach(serviceAccount(chart, 'builder'), NAMESPACE);
    expect(Testing.synth(chart)).toEqual([{
      apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'builder', namespace: 'payments' }, imagePullSecrets: [{ name: 'pull' }],
    }]);
  });

  test('is complete when it is rendered a second time', () => {
    const chart = newChart();
    attach(deployment(chart, 'web'), WORKLOAD);
    expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  });
});

describe('table of patterns', () => {
  test('workload: a workload gets the reference on its pod, its ServiceAccount nothing', () => {
    const chart = newChart();
    serviceAccount(chart, 'builder');
    attach(deployment(chart, 'web', { serviceAccountName: 'builder' }), WORKLOAD);
    expect(pulls(chart)).toEqual({ 'ServiceAccount builder': '', 'Deployment web': 'pull as builder' });
  });

  test('workload: a scope without any workload is an error', () => {
    const chart = newChart();
    attach(serviceAccount(chart, 'builder'), WORKLOAD);
    expect(() => Testing.synth(chart)).toThrow(/holds no workload, only ServiceAccount 'payments\/builder'.*puts references on pods/);
  });

  test('namespace: a workload gets nothing, its ServiceAccount the reference', () => {
    const chart = newChart();
    serviceAccount(chart, 'builder');
    serviceAccount(chart, 'other');
    attach(deployment(chart, 'web', { serviceAccountName: 'builder' }), NAMESPACE);
    expect(pulls(chart)).toEqual({ 'ServiceAccount builder': 'pull', 'ServiceAccount other': '', 'Deployment web': ' as builder' });
  });

  test('namespace: a workload that names no ServiceAccount runs as default', () => {
    const chart = newChart();
    serviceAccount(chart, 'default');
    attach(deployment(chart, 'web'), NAMESPACE);
    expect(pulls(chart)).toEqual({ 'ServiceAccount default': 'pull', 'Deployment web': '' });
  });

  test('namespace: a scope gets the reference on its ServiceAccounts', () => {
    const chart = newChart();
    attach(chart, NAMESPACE);
    serviceAccount(chart, 'a');
    serviceAccount(chart, 'b', ['own']);
    expect(pulls(chart)).toEqual({ 'ServiceAccount a': 'pull', 'ServiceAccount b': 'own,pull' });
  });

  test('dedicated: a workload that names no ServiceAccount gets one of its own', () => {
    const chart = newChart();
    attach(deployment(chart, 'web'), DEDICATED_SERVICE_ACCOUNT);
    expect(pulls(chart)).toEqual({ 'Deployment web': ' as web-pull', 'ServiceAccount web-pull': 'pull' });
  });

  test('dedicated: the name of the ServiceAccount may be given', () => {
    const chart = newChart();
    attach(deployment(chart, 'web'), DEDICATED_SERVICE_ACCOUNT, { serviceAccountName: 'puller' });
    expect(pulls(chart)).toEqual({ 'Deployment web': ' as puller', 'ServiceAccount puller': 'pull' });
  });

  test('dedicated: a ServiceAccount that only this workload runs as is used', () => {
    const chart = newChart();
    serviceAccount(chart, 'web');
    attach(deployment(chart, 'web', { serviceAccountName: 'web' }), DEDICATED_SERVICE_ACCOUNT);
    expect(pulls(chart)).toEqual({ 'ServiceAccount web': 'pull', 'Deployment web': ' as web' });
  });

  test('dedicated: a ServiceAccount itself can be granted', () => {
    const chart = newChart();
    attach(serviceAccount(chart, 'web'), DEDICATED_SERVICE_ACCOUNT);
    expect(pulls(chart)).toEqual({ 'ServiceAccount web': 'pull' });
  });

  test('dedicated: in a scope every workload gets its own, also one that is added later; other ServiceAccounts get nothing', () => {
    const chart = newChart();
    serviceAccount(chart, 'other');
    deployment(chart, 'early');
    attach(chart, DEDICATED_SERVICE_ACCOUNT);
    deployment(chart, 'late');
    expect(pulls(chart)).toEqual({
      'ServiceAccount other': '',
      'Deployment early': ' as early-pull',
      'Deployment late': ' as late-pull',
      'ServiceAccount early-pull': 'pull',
      'ServiceAccount late-pull': 'pull',
    });
  });

  test('dedicated: grants of one workload add up on one ServiceAccount', () => {
    const chart = newChart();
    const web = deployment(chart, 'web');
    attach(web, DEDICATED_SERVICE_ACCOUNT, { secrets: [pullSecret('a')] });
    attach(web, DEDICATED_SERVICE_ACCOUNT, { secrets: [pullSecret('b')] });
    expect(pulls(chart)).toEqual({ 'Deployment web': ' as web-pull', 'ServiceAccount web-pull': 'a,b' });
  });
});

describe('a pod-level list, which hides that of the ServiceAccount', () => {
  test('carries both, when a workload that runs as a ServiceAccount with secrets is granted', () => {
    const chart = newChart();
    serviceAccount(chart, 'builder', ['own']);
    attach(deployment(chart, 'web', { serviceAccountName: 'builder' }), WORKLOAD);
    expect(pulls(chart)['Deployment web']).toBe('own,pull as builder');
  });

  test('gets what is granted to the ServiceAccount, when the workload has one already', () => {
    const chart = newChart();
    serviceAccount(chart, 'default');
    attach(deployment(chart, 'web', { imagePullSecrets: [{ name: 'own' }] }), NAMESPACE);
    expect(pulls(chart)['Deployment web']).toBe('own,pull');
  });

  test('gets what is granted to the dedicated ServiceAccount', () => {
    const chart = newChart();
    attach(deployment(chart, 'web', { imagePullSecrets: [{ name: 'own' }] }), DEDICATED_SERVICE_ACCOUNT);
    expect(pulls(chart)).toEqual({ 'Deployment web': 'own,pull as web-pull', 'ServiceAccount web-pull': 'pull' });
  });
});

describe('errors at synthesis', () => {
  test('a workload of a namespace without the secret', () => {
    const app = Testing.app();
    attach(deployment(newChart(app, 'billing', 'billing'), 'web'), WORKLOAD);
    expect(() => app.synthYaml()).toThrow(
      /Deployment 'billing\/web' \(billing\/Deployment-web\) is in namespace 'billing', but its pull secret is in namespace 'payments'/);
  });

  test('a workload that has no namespace, when the secret has one', () => {
    const app = Testing.app();
    attach(deployment(new Chart(app, 'chart'), 'web'), WORKLOAD);
    expect(() => app.synthYaml()).toThrow(/is in no namespace, but its pull secret is in namespace 'payments'/);
  });

  test.each([
    ['the namespace pattern', NAMESPACE],
    ['the dedicated pattern', DEDICATED_SERVICE_ACCOUNT],
  ])('a workload that runs as a ServiceAccount which nobody knows, under %s', (_, pattern) => {
    const chart = newChart();
    attach(deployment(chart, 'web', { serviceAccountName: 'ghost' }), pattern);
    expect(() => Testing.synth(chart)).toThrow(/runs as ServiceAccount 'ghost', which is neither in the tree nor declared external/);
  });

  test('is none when the ServiceAccount is declared external', () => {
    const chart = newChart();
    attach(deployment(chart, 'web', { serviceAccountName: 'ghost' }), NAMESPACE, { externalServiceAccounts: ['ghost'] });
    expect(pulls(chart)).toEqual({ 'Deployment web': ' as ghost' });
  });

  test('a ServiceAccount that stands in the tree twice', () => {
    const app = Testing.app();
    const chart = newChart(app);
    serviceAccount(chart, 'default');
    serviceAccount(newChart(app, 'again'), 'default');
    attach(deployment(chart, 'web'), NAMESPACE);
    expect(() => app.synthYaml()).toThrow(/ServiceAccount 'default' stands in the tree twice: .*chart\/ServiceAccount-default.*again\/ServiceAccount-default/);
  });

  test('a dedicated ServiceAccount that another workload runs as, granted or not', () => {
    const chart = newChart();
    serviceAccount(chart, 'shared');
    attach(deployment(chart, 'web', { serviceAccountName: 'shared' }), DEDICATED_SERVICE_ACCOUNT);
    deployment(chart, 'api', { serviceAccountName: 'shared' });
    expect(() => Testing.synth(chart)).toThrow(/ServiceAccount 'shared' is not dedicated: Deployment 'payments\/web'.* and Deployment 'payments\/api'.* run as it/);
  });

  test('two workloads of one name, for which one dedicated ServiceAccount would be made', () => {
    const chart = newChart();
    attach(deployment(chart, 'web'), DEDICATED_SERVICE_ACCOUNT);
    attach(workload(chart, 'batch/v1', 'Job', 'web', { spec: { template: { spec: POD_SPEC } } }), DEDICATED_SERVICE_ACCOUNT);
    expect(() => Testing.synth(chart)).toThrow(/ServiceAccount 'web-pull' is not dedicated/);
  });

  test('a scope that holds nothing to grant', () => {
    const chart = newChart();
    attach(workload(chart, 'v1', 'ConfigMap', 'c', {}), WORKLOAD);
    expect(() => Testing.synth(chart)).toThrow(/'chart\/ConfigMap-c' was granted to pull but holds neither a workload nor a ServiceAccount/);
  });

  test('carry the path of the construct that made the grant', () => {
    const chart = newChart();
    attach(deployment(chart, 'web', { serviceAccountName: 'ghost' }), NAMESPACE, { owner: chart });
    expect(() => Testing.synth(chart)).toThrow(/\[chart\] Deployment 'payments\/web'/);
  });
});

describe('errors at the call', () => {
  test('no secrets', () => {
    expect(() => attach(newChart(), WORKLOAD, { secrets: [] })).toThrow(/'secrets' for 'chart' is empty/);
  });

  test.each(['', 'spec..template', '/spec/template', 'spec.containers[0]'])('a pod spec path of "%s"', podSpecPath => {
    expect(() => attach(newChart(), WORKLOAD, { podSpecPath })).toThrow(`got '${podSpecPath}'`);
  });

  test('a dedicated ServiceAccount that no chart would hold', () => {
    const app = Testing.app();
    expect(() => PullSecretAttachment.attach(app, { pattern: DEDICATED_SERVICE_ACCOUNT, secrets: [pullSecret()] })).toThrow(/'owner'/);
  });
});

describe('in one process', () => {
  test('failing, granting and synthesizing again gives the new result', () => {
    const chart = newChart();
    attach(deployment(chart, 'web', { serviceAccountName: 'builder' }), NAMESPACE);
    expect(() => Testing.synth(chart)).toThrow(/'builder'/);
    serviceAccount(chart, 'builder');
    expect(pulls(chart)['ServiceAccount builder']).toBe('pull');
  });

  test('a change that adds no construct counts in the next synthesis', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { serviceAccountName: 'builder' });
    ['builder', 'other'].forEach(name => serviceAccount(chart, name));
    attach(web, NAMESPACE);
    expect(pulls(chart)).toMatchObject({ 'ServiceAccount builder': 'pull', 'ServiceAccount other': '' });
    web.addJsonPatch(JsonPatch.replace('/spec/template/spec/serviceAccountName', 'other'));
    expect(pulls(chart)).toMatchObject({ 'ServiceAccount builder': '', 'ServiceAccount other': 'pull' });
  });

  test('of several charts, one that is rendered again sees what changed', () => {
    const app = Testing.app();
    const [chart] = [newChart(app), newChart(app, 'second')];
    const web = deployment(chart, 'web');
    attach(web, WORKLOAD);
    expect(pulls(chart)['Deployment web']).toBe('pull');
    attach(web, WORKLOAD, { secrets: [pullSecret('more')] });
    expect(pulls(chart)['Deployment web']).toBe('pull,more');
  });

  test('an object rendered by itself, outside a synthesis, carries what was granted', () => {
    const chart = newChart();
    const web = deployment(chart, 'web');
    attach(web, WORKLOAD);
    expect(web.toJson().spec.template.spec.imagePullSecrets).toEqual([{ name: 'pull' }]);
    const late = deployment(chart, 'late');
    attach(late, WORKLOAD);
    expect(late.toJson().spec.template.spec.imagePullSecrets).toEqual([{ name: 'pull' }]);
  });

  test('apps do not see the grants of each other', () => {
    const charts = [newChart(), newChart()];
    const [granted] = charts.map(chart => deployment(chart, 'web'));
    attach(granted, WORKLOAD);
    expect(charts.map(chart => pulls(chart)['Deployment web'])).toEqual(['pull', '']);
  });
});

test('an ApiObject without a kind does not disturb', () => {
  const chart = newChart();
  new ApiObject(chart, 'Odd', { apiVersion: 'v1' } as any);
  attach(deployment(chart, 'web'), WORKLOAD);
  expect(Testing.synth(chart)).toHaveLength(2);
});
