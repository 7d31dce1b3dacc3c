import { join } from 'node:path';
import { ApiObject, Chart, Helm, Include, JsonPatch, Lazy, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { attach, deployment, newChart, pulls, pullSecret, serviceAccount, workload } from './support';
import { AccessPattern } from '../../src';
import { temporaryFolder } from '../support/folder';

const { WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT } = AccessPattern;
const folder = temporaryFolder();

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
    const web = new kplus.Deployment(chart, 'Web', {
      metadata: { name: 'web' }, dockerRegistryAuth, containers: [{ image: 'ghcr.io/a/b' }],
    });
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
    const file = join(folder, 'all.yaml');
    const item = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: POD_SPEC });
    Yaml.save(file, [
      item('single'),
      {
        apiVersion: 'v1',
        kind: 'List',
        items: [item('first'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } }, item('second')],
      },
    ]);
    attach(new Include(chart, 'Include', { url: file }), WORKLOAD);
    expect(pulls(chart)).toEqual({
      'Pod single': 'pull', 'Pod first': 'pull', 'ConfigMap c': '', 'Pod second': 'pull',
    });
  });

  test('a Helm release', () => {
    const chart = newChart();
    const helm = join(__dirname, 'helm-stand-in');
    attach(new Helm(chart, 'Release', { chart: 'any', helmExecutable: helm }), WORKLOAD);
    expect(pulls(chart)).toEqual({ 'Deployment rendered': 'pull' });
  });

  test('a custom resource, by the path of its pod spec', () => {
    const chart = newChart();
    const custom = workload(chart, 'example.com/v1', 'App', 'web', {
      spec: { template: { spec: POD_SPEC } },
    });
    attach(custom, WORKLOAD, { podSpecPath: 'spec.template.spec' });
    expect(pulls(chart)).toEqual({ 'App web': 'pull' });
  });

  test('a custom resource with several pod specs, each by its own grant', () => {
    const chart = newChart();
    const cluster = workload(chart, 'ray.io/v1', 'RayCluster', 'ray', {
      spec: { head: { template: { spec: POD_SPEC } }, workers: [{ template: { spec: POD_SPEC } }] },
    });
    ['spec.head.template.spec', 'spec.workers.0.template.spec'].forEach(podSpecPath =>
      attach(cluster, WORKLOAD, { podSpecPath }),
    );
    const [{ spec }] = Testing.synth(chart);
    expect([spec.head, spec.workers[0]].map(({ template }) => template.spec.imagePullSecrets))
      .toEqual([[{ name: 'pull' }], [{ name: 'pull' }]]);
  });

  test('only custom resources that have a pod spec at the path', () => {
    const chart = newChart();
    workload(chart, 'v1', 'ConfigMap', 'settings', { data: {} });
    deployment(chart, 'web');
    attach(chart, DEDICATED_SERVICE_ACCOUNT, { podSpecPath: 'spec.template.spec' });
    expect(pulls(chart)).toEqual({
      'ConfigMap settings': '', 'Deployment web': ' as web-pull', 'ServiceAccount web-pull': 'pull',
    });
  });

  test.each([
    'spec.tempalte.spec', 'spec.template',
  ])('no custom resource by the wrong path %s, which is an error', podSpecPath => {
    const chart = newChart();
    attach(
      workload(chart, 'example.com/v1', 'App', 'web', { spec: { template: { spec: POD_SPEC } } }),
      WORKLOAD,
      { podSpecPath },
    );
    expect(() => Testing.synth(chart)).toThrow(
      `contains neither a workload nor a ServiceAccount (nor a pod spec at '${podSpecPath}')`,
    );
  });

  test('nothing by a path that nothing of a scope has, which is an error too', () => {
    const chart = newChart();
    deployment(chart, 'web');
    attach(chart, WORKLOAD, { podSpecPath: 'spec.tempalte.spec' });
    expect(() => Testing.synth(chart)).toThrow("nothing in 'chart' has a pod spec at 'spec.tempalte.spec'");
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
    attach(
      deployment(chart, 'web', { imagePullSecrets: [{ name: 'own' }, { name: 'pull' }, { name: 'own' }] }), WORKLOAD,
    );
    expect(pulls(chart)['Deployment web']).toBe('own,pull');
  });

  test.each([
    ['a token', { resolve: () => [{ name: 'own' }] }],
    ['a Lazy in a Lazy', Lazy.any({ produce: () => Lazy.any({ produce: () => [{ name: 'own' }] }) })],
    ['Lazy entries', [Lazy.any({ produce: () => ({ name: 'own' }) }), { name: 'pull' }]],
  ])('keeps the entries of the user when they are made as %s', (_, imagePullSecrets) => {
    const chart = newChart();
    attach(deployment(chart, 'web', { imagePullSecrets }), WORKLOAD);
    expect(pulls(chart)['Deployment web']).toBe('own,pull');
  });

  test('keeps an entry without a name, which the API server counts', () => {
    const chart = newChart();
    serviceAccount(chart, 'default');
    const web = deployment(chart, 'web', { imagePullSecrets: [{ name: '' }] });
    attach(web, NAMESPACE);
    const manifest = Testing.synth(chart).find(({ kind }) => kind === 'Deployment');
    expect(manifest.spec.template.spec.imagePullSecrets).toEqual([{ name: '' }, { name: 'pull' }]);
  });

  test.each([
    ['Object', { auths: { 'registry.example.com': { auth: 'c2VjcmV0' } } }], ["'own'", 'own'],
  ])('that is not a list is an error, which shows no object that may hold a credential: %s', (shown, own) => {
    const chart = newChart();
    attach(deployment(chart, 'web', { imagePullSecrets: own }), WORKLOAD);
    expect(() => Testing.synth(chart)).toThrow(new RegExp(
      `'imagePullSecrets' of Deployment 'payments/web'.* must be a list of references.*got ${shown}$`,
    ));
  });

  const NO_REFERENCE = /^'imagePullSecrets' of .* must be a list of references such as .*, got 'own' in it$/;

  test.each([
    ['a pod', WORKLOAD, (chart: Chart) => deployment(chart, 'web', { imagePullSecrets: [{ name: 'a' }, 'own'] })],
    ['a ServiceAccount', NAMESPACE, (chart: Chart) =>
      workload(chart, 'v1', 'ServiceAccount', 'default', { imagePullSecrets: ['own'] })],
    ['a ServiceAccount that a JSON patch changed', NAMESPACE, (chart: Chart) => {
      const account = serviceAccount(chart, 'default');
      account.addJsonPatch(JsonPatch.add('/imagePullSecrets', ['own']));
      return account;
    }],
  ])('with an entry that is no reference is an error, as the API server refuses it: of %s', (_, pattern, make) => {
    const chart = newChart();
    attach(make(chart), pattern);
    expect(() => Testing.synth(chart)).toThrow(NO_REFERENCE);
  });

  test('that the workload inherits from a ServiceAccount is an error too', () => {
    const chart = newChart();
    workload(chart, 'v1', 'ServiceAccount', 'default', { imagePullSecrets: ['own'] });
    attach(deployment(chart, 'web'), WORKLOAD);
    expect(() => Testing.synth(chart)).toThrow(NO_REFERENCE);
  });

  test.each([[{}], [{ name: undefined }], [null]])('may have an entry whose name is still left out: %j', entry => {
    const chart = newChart();
    attach(deployment(chart, 'web', { imagePullSecrets: [entry, { name: 'own' }] }), WORKLOAD);
    expect(pulls(chart)['Deployment web']).toMatch(/own,pull$/);
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
    expect(Testing.synth(chart)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'builder', namespace: 'payments' },
        imagePullSecrets: [{ name: 'pull' }],
      },
    ]);
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
    expect(() => Testing.synth(chart)).toThrow(
      /holds no workload, only ServiceAccount 'payments\/builder'.*puts references on pods/,
    );
  });

  test('namespace: a workload gets nothing, its ServiceAccount the reference', () => {
    const chart = newChart();
    serviceAccount(chart, 'builder');
    serviceAccount(chart, 'other');
    attach(deployment(chart, 'web', { serviceAccountName: 'builder' }), NAMESPACE);
    expect(pulls(chart)).toEqual({
      'ServiceAccount builder': 'pull', 'ServiceAccount other': '', 'Deployment web': ' as builder',
    });
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

  test('dedicated: a name that is given counts for grants that give none, before or after', () => {
    const chart = newChart();
    const web = deployment(chart, 'web');
    attach(web, DEDICATED_SERVICE_ACCOUNT);
    attach(web, DEDICATED_SERVICE_ACCOUNT, { serviceAccountName: 'puller', secrets: [pullSecret('other')] });
    expect(pulls(chart)).toEqual({ 'Deployment web': ' as puller', 'ServiceAccount puller': 'pull,other' });
  });

  test('a name for workloads that all name their ServiceAccount is an error', () => {
    const chart = newChart();
    serviceAccount(chart, 'own');
    attach(deployment(chart, 'web', { serviceAccountName: 'own' }), DEDICATED_SERVICE_ACCOUNT, {
      serviceAccountName: 'other', owner: chart,
    });
    expect(() => Testing.synth(chart)).toThrow("'serviceAccountName' ('other') has no effect, as Deployment "
      + "'payments/web' (chart/Deployment-web) names ServiceAccount 'own' itself: leave it out here, or there");
  });

  test('dedicated: two names for one workload are an error', () => {
    const chart = newChart();
    const web = deployment(chart, 'web');
    attach(web, DEDICATED_SERVICE_ACCOUNT, { serviceAccountName: 'one' });
    attach(web, DEDICATED_SERVICE_ACCOUNT, { serviceAccountName: 'two' });
    expect(() => pulls(chart)).toThrow(
      "is granted with the 'serviceAccountName' 'two', and with 'one' by another grant: a pod runs as one",
    );
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

  test('dedicated: every workload of a scope gets its own, later ones too; other ServiceAccounts get nothing', () => {
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

describe('several patterns for one workload', () => {
  const grants: [string, AccessPattern][] = [['a', WORKLOAD], ['b', NAMESPACE], ['c', DEDICATED_SERVICE_ACCOUNT]];

  test.each([
    ['workload and namespace', [0, 1], { 'Deployment web': 'b,a', 'ServiceAccount default': 'b' }],
    ['namespace and dedicated', [1, 2],
      { 'Deployment web': ' as web-pull', 'ServiceAccount default': '', 'ServiceAccount web-pull': 'b,c' }],
    ['dedicated and namespace', [2, 1],
      { 'Deployment web': ' as web-pull', 'ServiceAccount default': '', 'ServiceAccount web-pull': 'c,b' }],
    ['workload and dedicated', [0, 2],
      { 'Deployment web': 'c,a as web-pull', 'ServiceAccount default': '', 'ServiceAccount web-pull': 'c' }],
  ])('%s: all of them reach the pod', (_, which, expected) => {
    const chart = newChart();
    serviceAccount(chart, 'default');
    const web = deployment(chart, 'web');
    which.forEach(index => attach(web, grants[index][1], { secrets: [pullSecret(grants[index][0])] }));
    expect(pulls(chart)).toEqual(expected);
  });

  test('a dedicated ServiceAccount is made once, whoever wants it', () => {
    const chart = newChart();
    const web = deployment(chart, 'web');
    const owners = ['one', 'two'].map(id => new Construct(chart, id));
    owners.forEach((owner, index) =>
      attach(web, DEDICATED_SERVICE_ACCOUNT, { owner, secrets: [pullSecret(`${index}`)] }),
    );
    expect(pulls(chart)).toEqual({ 'Deployment web': ' as web-pull', 'ServiceAccount web-pull': '0,1' });
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
      "Deployment 'billing/web' (billing/Deployment-web) is in namespace 'billing', but its pull secret is in "
      + "namespace 'payments', and a pod can use only the Secrets of its own namespace. Add 'billing' to 'namespaces', "
      + 'or set the namespace of the chart of the workload');
  });

  test('a workload that has no namespace, when the secret has one', () => {
    const app = Testing.app();
    attach(deployment(new Chart(app, 'chart'), 'web'), WORKLOAD);
    expect(() => app.synthYaml()).toThrow("is in no namespace, but its pull secret is in namespace 'payments', and a "
      + 'pod can use only the Secrets of its own namespace. Set the namespace of the chart of the workload');
  });

  test.each([
    ['the namespace pattern', NAMESPACE],
    ['the dedicated pattern', DEDICATED_SERVICE_ACCOUNT],
  ])('a workload that runs as a ServiceAccount which nobody knows, under %s', (_, pattern) => {
    const chart = newChart();
    attach(deployment(chart, 'web', { serviceAccountName: 'ghost' }), pattern);
    expect(() => Testing.synth(chart)).toThrow(
      /runs as ServiceAccount 'ghost', which is neither in the app nor declared external/,
    );
  });

  test('of several workloads is said once, with a list of them', () => {
    const chart = newChart();
    ['web', 'api', 'job'].forEach(name => deployment(chart, name, { serviceAccountName: 'ghost' }));
    attach(chart, NAMESPACE);
    expect(() => Testing.synth(chart)).toThrow(new RegExp('^[^\\n]*\\n[^\\n]*Deployment .*/web.* runs as Service'
      + "Account 'ghost'.* \\(patched elsewhere\\)\\. The same is wrong with 2 more:\n"
      + '    Deployment .*/api.*\\n    Deployment .*/job[^\\n]*$'));
  });

  test('is none when the ServiceAccount is declared external', () => {
    const chart = newChart();
    attach(deployment(chart, 'web', { serviceAccountName: 'ghost' }), NAMESPACE, {
      externalServiceAccounts: ['ghost'],
    });
    expect(pulls(chart)).toEqual({ 'Deployment web': ' as ghost' });
  });

  test('a ServiceAccount that is in the app twice', () => {
    const app = Testing.app();
    const chart = newChart(app);
    serviceAccount(chart, 'default');
    serviceAccount(newChart(app, 'again'), 'default');
    attach(deployment(chart, 'web'), NAMESPACE);
    expect(() => app.synthYaml()).toThrow(
      /ServiceAccount 'default' is in the app twice: .*chart\/ServiceAccount-default.*again\/ServiceAccount-default/,
    );
  });

  test('a dedicated ServiceAccount that another workload runs as, granted or not', () => {
    const chart = newChart();
    serviceAccount(chart, 'shared');
    attach(deployment(chart, 'web', { serviceAccountName: 'shared' }), DEDICATED_SERVICE_ACCOUNT);
    deployment(chart, 'api', { serviceAccountName: 'shared' });
    expect(() => Testing.synth(chart)).toThrow(
      /ServiceAccount 'shared' is not dedicated: Deployment 'payments\/web'.* and Deployment 'payments\/api'.* run as it/,
    );
  });

  test('a dedicated ServiceAccount by the name of default', () => {
    const chart = newChart();
    serviceAccount(chart, 'default');
    attach(deployment(chart, 'web', { serviceAccountName: 'default' }), DEDICATED_SERVICE_ACCOUNT);
    expect(() => Testing.synth(chart)).toThrow(
      /ServiceAccount 'default' is not dedicated: every pod that names none runs as it, as Deployment 'payments\/web' .* does\. Name another/,
    );
  });

  test.each([['default', 1], ['shared', 2]])(
    'a dedicated ServiceAccount %s that is not in the app either is one error, as declaring it would not help',
    (serviceAccountName, count) => {
      const chart = newChart();
      ['web', 'api'].slice(0, count).forEach(name =>
        attach(deployment(chart, name, { serviceAccountName }), DEDICATED_SERVICE_ACCOUNT));
      expect(() => Testing.synth(chart)).toThrow(/is not dedicated/);
      expect(() => Testing.synth(chart)).not.toThrow(/neither in the app/);
    },
  );

  test('a workload whose name is too long for a ServiceAccount', () => {
    const chart = newChart();
    attach(deployment(chart, 'w'.repeat(250)), DEDICATED_SERVICE_ACCOUNT);
    expect(() => Testing.synth(chart)).toThrow(
      /cannot give its name to a ServiceAccount .*: pass a 'serviceAccountName'/,
    );
  });

  test('two workloads of one name, for which one dedicated ServiceAccount would be made', () => {
    const chart = newChart();
    attach(deployment(chart, 'web'), DEDICATED_SERVICE_ACCOUNT);
    attach(
      workload(chart, 'batch/v1', 'Job', 'web', { spec: { template: { spec: POD_SPEC } } }), DEDICATED_SERVICE_ACCOUNT,
    );
    expect(() => Testing.synth(chart)).toThrow(/ServiceAccount 'web-pull' is not dedicated/);
  });

  test('a scope that holds nothing to grant', () => {
    const chart = newChart();
    attach(workload(chart, 'v1', 'ConfigMap', 'c', {}), WORKLOAD);
    expect(() => Testing.synth(chart)).toThrow(
      /'chart\/ConfigMap-c' was passed to grantPull but contains neither a workload nor a ServiceAccount/,
    );
  });

  test('carry the path of the construct that made the grant', () => {
    const chart = newChart();
    attach(deployment(chart, 'web', { serviceAccountName: 'ghost' }), NAMESPACE, { owner: chart });
    expect(() => Testing.synth(chart)).toThrow(/\[chart\] Deployment 'payments\/web'/);
  });
});

describe('errors at the call', () => {
  test.each(['', 'spec..template', '/spec/template', 'spec.containers[0]'])('a pod spec path of "%s"', podSpecPath => {
    expect(() => attach(newChart(), WORKLOAD, { podSpecPath })).toThrow(`got '${podSpecPath}'`);
  });
});

test('an ApiObject without a kind does not disturb', () => {
  const chart = newChart();
  new ApiObject(chart, 'Odd', { apiVersion: 'v1' } as any);
  attach(deployment(chart, 'web'), WORKLOAD);
  expect(Testing.synth(chart)).toHaveLength(2);
});
