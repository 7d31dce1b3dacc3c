import { Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { attach, deployment, newChart, pulls, pullSecret, serviceAccount, workload } from './support';
import { AccessPattern } from '../../src';

const { WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT } = AccessPattern;

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
