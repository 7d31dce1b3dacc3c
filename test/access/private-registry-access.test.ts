import { App, Chart, Testing, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { ghcr, ghcrLogin, harbor, harborLogin, keysOf, manifests, newAccess } from './support';
import { AccessPattern, ManifestSnapshot, Registry, RegistryCredentials } from '../../src';
import { deployment, newChart, pulls, serviceAccount, workload } from '../attach/support';

const { WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT } = AccessPattern;
/** The errors of a synthesis, each with the construct that reports it. */
const errorsOf = (synth: () => unknown) => {
  try {
    synth();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').map(line => line.trim());
  }
};
const names = (list: { name: string }[]) => list.map(({ name }) => name);

describe.each([WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT])('pattern %s', pattern => {
  test('the whole manifest', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern, secretName: undefined });
    access.grantPull(
      new kplus.Deployment(chart, 'Web', { containers: [{ image: 'registry.example.com/team/web:1' }] }),
    );
    expect(ManifestSnapshot.ofChart(chart)).toMatchSnapshot();
  });
});

describe('secrets', () => {
  test('registries that reach the pods by one pattern share a Secret in each namespace', () => {
    const chart = newChart();
    newAccess(chart, { credentials: [harborLogin, ghcrLogin], namespaces: ['payments', 'billing'] });
    const all = manifests(chart);
    expect(Object.keys(all).filter(name => name.startsWith('Secret')))
      .toEqual(['Secret payments/registry-pull', 'Secret billing/registry-pull']);
    expect(keysOf(all['Secret billing/registry-pull'])).toEqual(['ghcr.io', 'registry.example.com']);
  });

  test('dedicated ServiceAccounts have a Secret for each registry', () => {
    const chart = newChart();
    newAccess(chart, { pattern: DEDICATED_SERVICE_ACCOUNT, credentials: [harborLogin, ghcrLogin] });
    expect(Object.keys(manifests(chart))).toEqual([
      'Secret payments/registry-pull-registry-example-com', 'Secret payments/registry-pull-ghcr-io',
    ]);
  });

  test('an existing Secret is referred to and not made', () => {
    const chart = newChart();
    const access = newAccess(chart, {
      credentials: [RegistryCredentials.existingSecret('harbor', { covers: [harbor] })],
    });
    expect(Object.keys(manifests(chart))).toEqual(['ServiceAccount payments/default']);
    expect(access.secrets).toEqual([{ secretName: 'harbor', namespace: 'payments', covers: [harbor] }]);
  });

  test('the pattern may differ by registry, and the name of the Secret says so', () => {
    const chart = newChart();
    const own = RegistryCredentials.unsafeLiteralInManifest(ghcr, 'octocat', 'hunter3', { pattern: WORKLOAD });
    const access = newAccess(chart, { credentials: [own, harborLogin] });
    access.grantPull(deployment(chart, 'web'));
    expect(pulls(chart)).toMatchObject({
      'ServiceAccount default': 'registry-pull', 'Deployment web': 'registry-pull,registry-pull-workload',
    });
  });

  test('names are generated once and are the same in every namespace', () => {
    const access = newAccess(newChart(), { secretName: undefined, namespaces: ['a', 'b'] });
    const generated = access.secrets.map(secret => secret.secretName);
    expect(generated[0]).toMatch(/^chart-access-[a-z0-9]{8}$/);
    expect(new Set(generated).size).toBe(1);
  });

  test('names may carry a digest, which references follow', () => {
    const chart = newChart();
    const [secret] = newAccess(chart, { versionedNames: true }).secrets;
    expect(secret.secretName).toMatch(/^registry-pull-[a-z0-9]{4}$/);
    expect(names(manifests(chart)['ServiceAccount payments/default'].imagePullSecrets)).toEqual([secret.secretName]);
  });

  test('may be immutable', () => {
    const chart = newChart();
    const [{ secretName }] = newAccess(chart, { immutable: true, versionedNames: true }).secrets;
    expect(manifests(chart)[`Secret payments/${secretName}`].immutable).toBe(true);
    expect(() => newAccess(chart, { immutable: true }, 'Fixed')).toThrow(/'immutable' needs 'versionedNames'/);
  });

  test('may be written to a chart, and so a file, of their own', () => {
    const app = Testing.app();
    const [chart, secretsChart] = [newChart(app), newChart(app, 'secrets')];
    newAccess(chart, { secretsChart, namespaces: ['payments', 'billing'] });
    newAccess(chart, { secretsChart, secretName: 'other', serviceAccounts: [] }, 'Other');
    expect(Object.keys(manifests(secretsChart))).toEqual([
      'Secret payments/registry-pull', 'Secret billing/registry-pull', 'Secret payments/other',
    ]);
    expect(Object.keys(manifests(chart))).toEqual([
      'ServiceAccount payments/default', 'ServiceAccount billing/default',
    ]);
  });
});

describe('two constructs', () => {
  test('may write to one chart for Secrets, under one name, for their own namespaces', () => {
    const app = Testing.app();
    const [one, two, secretsChart] = ['one', 'two', 'secrets'].map(id => newChart(app, id));
    newAccess(one, { secretsChart, namespaces: ['a'] });
    newAccess(two, { secretsChart, namespaces: ['b'] });
    expect(Object.keys(manifests(secretsChart))).toEqual(['Secret a/registry-pull', 'Secret b/registry-pull']);
  });

  test('that make one Secret twice are an error', () => {
    const chart = newChart();
    newAccess(chart, { pattern: WORKLOAD });
    newAccess(chart, { pattern: WORKLOAD, credentials: [ghcrLogin] }, 'Other');
    expect(() => Testing.synth(chart)).toThrow(
      /Secret 'registry-pull' is in the app twice: .*chart\/Access.*chart\/Other.*set another 'secretName'/,
    );
  });

  test('share the ServiceAccounts that one declares, when the other is granted it', () => {
    const chart = newChart();
    const first = newAccess(chart);
    newAccess(chart, { serviceAccounts: [], secretName: 'other' }, 'Other').grantPull(first);
    expect(pulls(chart)).toMatchObject({ 'ServiceAccount default': 'registry-pull,other' });
  });
});

test('paths that a name cannot tell apart have Secrets of their own', () => {
  const chart = newChart();
  const credentials = ['team/a', 'team-a'].map(path =>
    RegistryCredentials.unsafeLiteralInManifest(harbor.withPath(path), 'r', 'p'),
  );
  const [first, second] = newAccess(chart, { pattern: DEDICATED_SERVICE_ACCOUNT, credentials }).secrets.map(
    ({ secretName }) => secretName,
  );
  expect(first).toBe('registry-pull-registry-example-com-team-a');
  expect(second).toMatch(/^registry-pull-registry-example-com-team-a-[a-z0-9]{4}$/);
});

test.each([YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE])(
  'several namespaces are refused where a file is named after kind and name (%s)', yamlOutputType => {
    const chart = newChart(new App({ outdir: Testing.app().outdir, yamlOutputType }));
    expect(() => newAccess(chart, { namespaces: ['a', 'b'] }))
      .toThrow(/names files after kind and name, .*use FILE_PER_CHART/);
    expect(() => newAccess(chart, { namespaces: ['a'] }, 'One')).not.toThrow();
  });

test('a chart for Secrets in another namespace than the pods is refused', () => {
  const app = Testing.app();
  expect(() => newAccess(new Chart(app, 'chart'), { secretsChart: newChart(app, 'secrets') }))
    .toThrow(/'secretsChart' has the namespace 'payments'.*give 'namespaces'/);
});

describe('declared ServiceAccounts', () => {
  test('are default, and named ones when asked', () => {
    const chart = newChart();
    newAccess(chart, { serviceAccounts: ['default', 'builder'] });
    expect(pulls(chart)).toMatchObject({
      'ServiceAccount default': 'registry-pull', 'ServiceAccount builder': 'registry-pull',
    });
  });

  test('may be none', () => {
    const chart = newChart();
    newAccess(chart, { serviceAccounts: [] });
    expect(Object.keys(manifests(chart))).toEqual(['Secret payments/registry-pull']);
  });

  test('keep what exists only on the cluster, in front', () => {
    const chart = newChart();
    newAccess(chart, { keepPullSecrets: ['old', 'registry-pull'] });
    expect(names(manifests(chart)['ServiceAccount payments/default'].imagePullSecrets))
      .toEqual(['old', 'registry-pull']);
  });

  test('only default is kept from being pruned', () => {
    const chart = newChart();
    newAccess(chart, { serviceAccounts: ['default', 'builder'] });
    const all = manifests(chart);
    expect(all['ServiceAccount payments/default'].metadata.annotations)
      .toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
    expect(all['ServiceAccount payments/builder'].metadata).not.toHaveProperty('annotations');
  });

  test('leave the mounting of tokens as it is', () => {
    const chart = newChart();
    newAccess(chart);
    expect(manifests(chart)['ServiceAccount payments/default']).not.toHaveProperty('automountServiceAccountToken');
  });

  test('that the app declares too are an error', () => {
    const chart = newChart();
    newAccess(chart);
    serviceAccount(chart, 'default');
    expect(() => Testing.synth(chart)).toThrow(
      /ServiceAccount 'default' is in the app twice: .*The one applied last wins: leave its name out of 'serviceAccounts'/,
    );
  });

  test('that two constructs declare are one error, whoever grants them', () => {
    const app = Testing.app();
    const [chart, other] = [newChart(app), newChart(app, 'other')];
    const web = deployment(chart, 'web');
    newAccess(chart).grantPull(web);
    newAccess(other, { secretName: 'other-pull' }).grantPull(web);
    const errors = errorsOf(() => app.synthYaml());
    expect(errors.filter(error => error.includes('twice'))).toEqual([
      expect.stringMatching(
        /^\[chart\/Access\] ServiceAccount 'default' is in the app twice: .* wins: let 'chart\/Access' alone/,
      ),
    ]);
    expect(errors).toEqual(expect.arrayContaining([
      "serviceAccounts: [],  // in the properties of 'other/Access'", 'otherAccess.grantPull(chartAccess);',
    ]));
  });

  test('that a construct of more namespaces declares too are left to it, and granted one by one', () => {
    const app = Testing.app();
    const [chart, other] = [newChart(app), newChart(app, 'other')];
    newAccess(chart);
    const wide = newAccess(other, { secretName: 'other-pull', namespaces: ['payments', 'shop'] });
    expect(errorsOf(() => app.synthYaml())).toEqual(expect.arrayContaining([
      expect.stringContaining("let 'other/Access' alone declare it"),
      "serviceAccounts: [],  // in the properties of 'chart/Access'",
      "chartAccess.grantPull(otherAccess.node.findChild('ServiceAccount-payments-default'));",
    ]));
    chart.node.tryRemoveChild('Access');
    const account = wide.node.findChild('ServiceAccount-payments-default');
    newAccess(chart, { serviceAccounts: [] }, 'Joined').grantPull(account);
    expect(names(manifests(other)['ServiceAccount payments/default'].imagePullSecrets))
      .toEqual(['other-pull', 'registry-pull']);
  });

  test('that constructs of overlapping namespaces declare can be left to neither', () => {
    const app = Testing.app();
    newAccess(newChart(app), { namespaces: ['a', 'b'] });
    newAccess(newChart(app, 'other'), { secretName: 'other-pull', namespaces: ['b', 'c'] });
    expect(() => app.synthYaml()).toThrow('each of them covers a namespace that the other does not. Divide one');
  });
});

describe('grantPull', () => {
  test('a workload that runs as a declared ServiceAccount needs nothing', () => {
    const chart = newChart();
    newAccess(chart).grantPull(deployment(chart, 'web'));
    expect(pulls(chart)).toMatchObject({ 'ServiceAccount default': 'registry-pull', 'Deployment web': '' });
  });

  test('the whole chart may be granted, this construct in it', () => {
    const chart = newChart();
    newAccess(chart).grantPull(chart);
    deployment(chart, 'web');
    serviceAccount(chart, 'builder');
    expect(pulls(chart)).toMatchObject({
      'ServiceAccount default': 'registry-pull', 'ServiceAccount builder': 'registry-pull',
    });
  });

  test('one construct serves the workloads of several namespaces', () => {
    const app = Testing.app();
    const [payments, billing] = [newChart(app), newChart(app, 'billing', 'billing')];
    const access = newAccess(payments, { pattern: WORKLOAD, namespaces: ['payments', 'billing'] });
    [payments, billing].forEach(chart => access.grantPull(deployment(chart, 'web')));
    expect(pulls(billing)).toEqual({ 'Deployment web': 'registry-pull' });
  });

  test('without any namespace, secret and workload go where the manifests are applied to', () => {
    const chart = new Chart(Testing.app(), 'chart');
    newAccess(chart, { pattern: WORKLOAD }).grantPull(deployment(chart, 'web'));
    expect(pulls(chart)).toMatchObject({ 'Deployment web': 'registry-pull' });
  });

  test('a grant across namespaces is an error that says what to do', () => {
    const app = Testing.app();
    newAccess(newChart(app)).grantPull(deployment(newChart(app, 'billing', 'billing'), 'web'));
    expect(() => app.synthYaml()).toThrow("[chart/Access] Deployment 'billing/web' (billing/Deployment-web) is in "
      + "namespace 'billing', but its pull secret is in namespace 'payments', and a pod can use only the Secrets of "
      + "its own namespace. Add 'billing' to 'namespaces', or set the namespace of the chart of the workload");
  });

  test('an external ServiceAccount is accepted', () => {
    const chart = newChart();
    newAccess(chart, { externalServiceAccounts: ['ghost'] }).grantPull(
      deployment(chart, 'web', { serviceAccountName: 'ghost' }),
    );
    expect(pulls(chart)).toMatchObject({ 'Deployment web': ' as ghost' });
  });

  test('a custom resource is granted by the path of its pod spec, a dedicated ServiceAccount by its name', () => {
    const chart = newChart();
    const podSpec = { containers: [{ name: 'main', image: 'registry.example.com/a:1' }] };
    const rollout = workload(chart, 'argoproj.io/v1alpha1', 'Rollout', 'web', {
      spec: { template: { spec: podSpec } },
    });
    newAccess(chart, { pattern: DEDICATED_SERVICE_ACCOUNT }).grantPull(rollout, {
      serviceAccountName: 'puller', podSpecPath: 'spec.template.spec',
    });
    expect(pulls(chart)).toMatchObject({
      'Rollout web': ' as puller', 'ServiceAccount puller': 'registry-pull',
    });
  });

  test.each([
    [{ serviceAccountName: 'Bad Name' }, DEDICATED_SERVICE_ACCOUNT,
      /'serviceAccountName' must be a DNS subdomain.*got 'Bad Name'/],
    [{ serviceAccountName: 'puller' }, WORKLOAD,
      /'serviceAccountName' \('puller'\) belongs to the pattern 'dedicated-service-account'/],
  ])('%j under %s is an error', (options, pattern, message) => {
    const chart = newChart();
    expect(() => newAccess(chart, { pattern }).grantPull(chart, options)).toThrow(message);
  });
});

describe('a grant of some registries', () => {
  test('gives a dedicated ServiceAccount only their Secrets', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: DEDICATED_SERVICE_ACCOUNT, credentials: [harborLogin, ghcrLogin] });
    access.grantPull(deployment(chart, 'web', { containers: [{ name: 'main', image: 'ghcr.io/a/b:1' }] }), {
      registries: [ghcr],
    });
    expect(pulls(chart)).toMatchObject({ 'ServiceAccount web-pull': 'registry-pull-ghcr-io' });
  });

  test('that share a Secret with others is an error', () => {
    const chart = newChart();
    const access = newAccess(chart, { credentials: [harborLogin, ghcrLogin] });
    expect(() => access.grantPull(chart, { registries: [ghcr] }))
      .toThrow(/Secret 'registry-pull' is for 'registry.example.com' too/);
  });

  test.each<[string, Registry[], RegExp]>([
    ['that the construct does not have', [Registry.quay()],
      /'registries' must name registries of 'chart\/Access' \(registry.example.com\), got 'quay.io'/],
    ['that are none', [], /'registries' is empty: leave it out for all registries of 'chart\/Access'/],
  ])('%s is an error', (_, registries, message) => {
    const chart = newChart();
    expect(() => newAccess(chart).grantPull(chart, { registries })).toThrow(message);
  });
});

describe('bad input is refused at construction', () => {
  test.each([
    ['no credentials', { credentials: [] }, /'credentials' is empty/],
    ['no namespaces', { namespaces: [] }, /'namespaces' is empty/],
    ['an invalid namespace', { namespaces: ['Payments'] }, /'namespaces' must be a DNS label.*got 'Payments'/],
    ['a namespace twice', { namespaces: ['a', 'b', 'a'] }, /'namespaces' names 'a' twice/],
    ['an invalid ServiceAccount', { serviceAccounts: ['a/b'] },
      /'serviceAccounts' must be a DNS subdomain.*got 'a\/b'/],
    ['an invalid secret to keep', { keepPullSecrets: ['A'] }, /'keepPullSecrets' must be/],
    ['an invalid external ServiceAccount', { externalServiceAccounts: ['A'] }, /'externalServiceAccounts' must be/],
    ['an invalid secret name', { secretName: 'A' }, /'secretName' of 'chart\/Access' must be/],
    ['ServiceAccounts of another pattern', { pattern: WORKLOAD, serviceAccounts: ['default'] },
      /'serviceAccounts' belongs to the patterns 'namespace' and 'kubelet-credential-provider', got pattern 'workload'/],
    ['kept secrets of another pattern', { pattern: DEDICATED_SERVICE_ACCOUNT, keepPullSecrets: ['a'] },
      /'keepPullSecrets' belongs to the pattern 'namespace'/],
    ['two logins for one registry', { credentials: [harborLogin, harborLogin] },
      /two logins for 'registry.example.com'/],
    ['two logins for dedicated ServiceAccounts',
      { pattern: DEDICATED_SERVICE_ACCOUNT, credentials: [harborLogin, harborLogin] }, /two logins for/],
    ['kept secrets of no ServiceAccount', { serviceAccounts: [], keepPullSecrets: ['a'] },
      /'keepPullSecrets' is for ServiceAccounts that are declared here/],
    ['a name that its digest makes too long', { secretName: 'x'.repeat(250), versionedNames: true },
      /'secretName' of '\S+' must have at most 248 characters, as '-\w{4}' is added to it; got a text of 250 char/],
  ])('%s', (_, props, message) => {
    expect(() => newAccess(newChart(), props)).toThrow(message);
  });
});

test('the pattern NAMESPACE is chosen by a single entry, too', () => {
  const chart = newChart();
  newAccess(chart, {
    pattern: WORKLOAD,
    credentials: [RegistryCredentials.existingSecret('harbor', { covers: [harbor], pattern: NAMESPACE })],
  });
  expect(pulls(chart)).toEqual({ 'ServiceAccount default': 'harbor' });
});
