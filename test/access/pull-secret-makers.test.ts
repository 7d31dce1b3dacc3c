import { App, Chart, Duration, Testing } from 'cdk8s';
import * as yaml from 'js-yaml';
import { ghcr, ghcrLogin, harbor, harborLogin, manifests, newAccess } from './support';
import {
  AccessPattern, CloudIdentity, EcrRefreshCronJob, ExternalCredentials, ExternalSecretStore, IPullSecret, Registry,
  RegistryCredentials, ScopedPullSecret,
} from '../../src';
import { deployment, newChart, pulls } from '../attach/support';
import { sealed, sops } from '../encrypted/support';

const store = ExternalSecretStore.clusterSecretStore('vault');
const external = (registry = harbor) =>
  RegistryCredentials.externalSecret(
    ExternalCredentials.login(registry, {
      store, key: `registries/${registry.host}`, usernameProperty: 'username', passwordProperty: 'password',
    }),
  );
const existing = (covers = harbor) => RegistryCredentials.existingSecret('registry-pull', { covers: [covers] });
const image = 'registry.example.com/team/web:1';

describe('credentials from External Secrets', () => {
  test('share an ExternalSecret in each namespace, beside the Secret of other credentials', () => {
    const chart = newChart();
    const access = newAccess(chart, { credentials: [harborLogin, external(ghcr)], namespaces: ['payments', 'shop'] });
    expect(access.secrets.map(({ secretName, namespace }) => `${namespace}/${secretName}`)).toEqual([
      'payments/registry-pull', 'shop/registry-pull', 'payments/registry-pull-external', 'shop/registry-pull-external',
    ]);
    const all = manifests(chart);
    expect(all['ExternalSecret shop/registry-pull-external'].spec.target)
      .toMatchObject({ name: 'registry-pull-external', template: { type: 'kubernetes.io/dockerconfigjson' } });
    expect(all['ServiceAccount shop/default'].imagePullSecrets)
      .toEqual([{ name: 'registry-pull' }, { name: 'registry-pull-external' }]);
  });

  test('have an ExternalSecret for each registry with dedicated ServiceAccounts', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, credentials: [external(), external(ghcr)] });
    expect(Object.keys(manifests(chart))).toEqual([
      'ExternalSecret payments/registry-pull-external-registry-example-com',
      'ExternalSecret payments/registry-pull-external-ghcr-io',
    ]);
  });

  test('cover the images of granted workloads', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.WORKLOAD, credentials: [external()] }).grantPull(
      deployment(chart, 'web', { containers: [{ name: 'main', image }] }),
    );
    expect(pulls(chart)['Deployment web']).toBe('registry-pull');
  });

  test('are read as often as the options say', () => {
    const chart = newChart();
    newAccess(chart, {
      credentials: [external()],
      externalSecrets: { refreshInterval: Duration.minutes(10), labels: { team: 'payments' } },
    });
    expect(manifests(chart)['ExternalSecret payments/registry-pull'].spec).toMatchObject({
      refreshInterval: '10m0s', target: { template: { metadata: { labels: { team: 'payments' } } } },
    });
  });

  test('leave no use for options where there are none', () => {
    expect(() => newAccess(newChart(), { externalSecrets: {} })).toThrow(
      "'externalSecrets' of 'chart/Access' is for External Secrets, which makes none of the 'credentials': leave it "
        + 'out, or give RegistryCredentials.externalSecret(…)');
  });
});

test.each([
  ['an existing Secret and one that is made', [existing(), ghcrLogin]],
  ['an existing Secret twice', [existing(), existing(ghcr)]],
  ['one of a name that External Secrets makes too',
    [external(ghcr), RegistryCredentials.existingSecret('registry-pull', { covers: [harbor] })]],
  ['two that are encrypted', [
    RegistryCredentials.encryptedSecret({ texts: [yaml.dump(sealed())], covers: [harbor] }),
    RegistryCredentials.encryptedSecret({ texts: [yaml.dump(sops())], covers: [ghcr] }),
  ]],
])('two Secrets of one name are refused: %s', (_, credentials) => {
  expect(() => newAccess(newChart(), { credentials })).toThrow(
    /'credentials' come in two Secrets named '.*', credentials for .* and credentials for .*: give one of them another name/,
  );
});

describe('encrypted credentials', () => {
  const text = (object: object) => yaml.dump(object);
  const anywhere = sealed({
    metadata: { namespace: undefined }, annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
  });

  test('are written as they are, for each namespace the text that was sealed for it', () => {
    const chart = newChart();
    const texts = ['payments', 'shop'].map(namespace => text(sealed({ metadata: { namespace } })));
    const access = newAccess(chart, {
      credentials: [RegistryCredentials.encryptedSecret({ texts, covers: [harbor] })], namespaces: ['payments', 'shop'],
    });
    expect(access.secrets).toEqual(
      ['payments', 'shop'].map(namespace => ({ secretName: 'harbor', namespace, covers: [harbor] })),
    );
    const all = manifests(chart);
    expect(Object.keys(all)).toEqual([
      'SealedSecret payments/harbor', 'SealedSecret shop/harbor', 'ServiceAccount payments/default',
      'ServiceAccount shop/default',
    ]);
    expect(all['SealedSecret shop/harbor'].spec.encryptedData).toEqual(sealed().spec.encryptedData);
  });

  test('are written once: two constructs would give the API server two objects of one name', () => {
    const chart = newChart();
    const credentials = [RegistryCredentials.encryptedSecret({ texts: [text(sealed())], covers: [harbor] })];
    newAccess(chart, { credentials, pattern: AccessPattern.WORKLOAD }, 'A');
    expect(() => newAccess(chart, { credentials, pattern: AccessPattern.WORKLOAD }, 'B'))
      .toThrow("SealedSecret 'harbor' in namespace 'payments' is written by 'chart/A' and by 'chart/B': put the "
        + 'credentials into one construct');
  });

  test('of the scope cluster-wide go into every namespace', () => {
    const chart = newChart();
    newAccess(chart, {
      credentials: [RegistryCredentials.encryptedSecret({ texts: [text(anywhere)], covers: [harbor] })],
      namespaces: ['payments', 'shop'],
    });
    expect(Object.keys(manifests(chart)).slice(0, 2))
      .toEqual(['SealedSecret payments/harbor', 'SealedSecret shop/harbor']);
  });

  test('of the scope cluster-wide go where the manifests are applied to, in a chart without a namespace', () => {
    const chart = new Chart(Testing.app(), 'chart');
    const texts = [text(sealed({ annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' } }))];
    const access = newAccess(chart, {
      credentials: [RegistryCredentials.encryptedSecret({ texts, covers: [harbor] })], serviceAccounts: [],
    });
    expect(Testing.synth(chart)[0].metadata).not.toHaveProperty('namespace');
    expect(access.secrets).toEqual([{ secretName: 'harbor', namespace: undefined, covers: [harbor] }]);
  });

  test.each([
    ['kubeseal', RegistryCredentials.encryptedSecret({ texts: [text(sealed())], covers: [harbor] })],
    ['SOPS', RegistryCredentials.encryptedSecret({ texts: [text(sops())], covers: [harbor] })],
  ])('of %s cover the images of granted workloads', (_, credentials) => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.WORKLOAD, credentials: [credentials] }).grantPull(
      deployment(chart, 'web', { containers: [{ name: 'main', image }] }),
    );
    expect(pulls(chart)['Deployment web']).toBe('harbor');
  });

  test('are an error for a namespace that none was encrypted for', () => {
    const credentials = [RegistryCredentials.encryptedSecret({ texts: [text(sealed())], covers: [harbor] })];
    expect(() => newAccess(newChart(), { credentials, namespaces: ['payments', 'shop'] })).toThrow(
      /none of which was encrypted for namespace 'shop': add a text for it, or one with the scope 'cluster-wide'/);
  });

  test('are an error if one of them is for another namespace', () => {
    const texts = ['payments', 'shop'].map(namespace => text(sealed({ metadata: { namespace } })));
    expect(() =>
      newAccess(newChart(), { credentials: [RegistryCredentials.encryptedSecret({ texts, covers: [harbor] })] }),
    ).toThrow(
      /has the encrypted Secret 'harbor' for namespace 'shop', which is not one of 'namespaces' \(namespace 'payments'\)/,
    );
  });

  describe('in a chart, and so a file, of their own', () => {
    const LABELS = { tenant: 'a' };
    const ofKubeseal = RegistryCredentials.encryptedSecret({
      texts: [text(sealed({ metadata: { name: 'sealed' } }))], covers: [harbor],
    });
    const ofSops = RegistryCredentials.encryptedSecret({ texts: [text(sops())], covers: [ghcr] });
    const charts = () => {
      const app = Testing.app();
      return {
        chart: newChart(app), secretsChart: new Chart(app, 'secrets', { namespace: 'payments', labels: LABELS }),
      };
    };

    test('are texts of both tools, and what the workloads need is in the other', () => {
      const { chart, secretsChart } = charts();
      newAccess(chart, { credentials: [ofKubeseal, ofSops], secretsChart }).grantPull(
        deployment(chart, 'web', { containers: [{ name: 'main', image }] }),
      );
      expect(Object.keys(manifests(secretsChart))).toEqual(['SealedSecret payments/sealed', 'Secret payments/harbor']);
      expect(Object.keys(manifests(chart))).toEqual(['ServiceAccount payments/default', 'Deployment payments/web']);
      expect(pulls(chart)['ServiceAccount default']).toBe('sealed,harbor');
    });

    test('a text of SOPS stays verbatim, without the labels of that chart; a SealedSecret gets them', () => {
      const { chart, secretsChart } = charts();
      newAccess(chart, { credentials: [ofKubeseal, ofSops], secretsChart });
      const [ofSealed, verbatim] = Testing.synth(secretsChart);
      expect(JSON.stringify(verbatim)).toBe(JSON.stringify(sops()));
      expect(ofSealed.metadata.labels).toEqual(LABELS);
    });

    test('stand beside those that are known at synthesis', () => {
      const { chart, secretsChart } = charts();
      newAccess(chart, { credentials: [ghcrLogin, ofKubeseal], secretsChart, serviceAccounts: [] });
      expect(Object.keys(manifests(secretsChart))).toEqual([
        'Secret payments/registry-pull', 'SealedSecret payments/sealed',
      ]);
      expect(Testing.synth(chart)).toEqual([]);
    });

    test('that are in the app twice are an error there too', () => {
      const { chart, secretsChart } = charts();
      newAccess(chart, { credentials: [ofSops], secretsChart });
      newAccess(chart, { credentials: [ofSops], secretsChart, serviceAccounts: [] }, 'Other');
      expect(() => Testing.synth(secretsChart)).toThrow(/Secret 'harbor' is in the app twice/);
    });

    test('are none of credentials that are made elsewhere', () => {
      const { chart, secretsChart } = charts();
      expect(() => newAccess(chart, { credentials: [existing()], secretsChart })).toThrow(
        "'secretsChart' of 'chart/Access' is for Secrets that are known at synthesis, and none of the 'credentials' "
        + 'ends in one: leave it out, or give a factory that ends in InManifest, or '
        + 'RegistryCredentials.encryptedSecret(…)');
    });
  });
});

describe('pull secrets that are made apart', () => {
  const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
  const pullSecrets = (...namespaces: (string | undefined)[]) =>
    namespaces.map(namespace => ScopedPullSecret.fromSecretName('apart', { namespace, covers: [harbor] }));
  const access = (secrets: IPullSecret[], namespaces?: string[], chart = newChart()) =>
    newAccess(chart, {
      pattern: AccessPattern.WORKLOAD, credentials: [RegistryCredentials.pullSecrets(secrets)], namespaces,
    });

  test('are referred to in each namespace, and not made', () => {
    const chart = newChart();
    expect(
      access(pullSecrets('payments', 'shop'), ['payments', 'shop'], chart).secrets.map(
        ({ namespace, secretName }) => `${namespace}/${secretName}`,
      ),
    ).toEqual(['payments/apart', 'shop/apart']);
    expect(Testing.synth(chart)).toEqual([]);
  });

  test('of namespaces that get no access are not used', () => {
    expect(access(pullSecrets('shop', 'payments', 'billing')).secrets).toEqual(pullSecrets('payments'));
  });

  test('without a namespace serve a chart that has none', () => {
    expect(access(pullSecrets(undefined), undefined, new Chart(Testing.app(), 'chart')).secrets)
      .toEqual(pullSecrets(undefined));
  });

  test.each([
    ['a namespace that is listed', pullSecrets('payments'), ['payments', 'shop'], undefined,
      "'credentials' has pull secret 'apart' in namespace 'payments', and none in namespace 'shop': add that namespace "
        + "where the secret is made, or take it out of 'namespaces'"],
    ['the namespace of the chart', pullSecrets('shop', undefined), undefined, undefined,
      "'credentials' has pull secret 'apart' in namespace 'shop', no namespace, and none in namespace 'payments'"],
    ['wherever the manifests go', pullSecrets('shop'), undefined, new Chart(Testing.app(), 'chart'),
      "'credentials' has pull secret 'apart' in namespace 'shop', and none in no namespace"],
  ])('are an error where there is none for %s', (_, secrets, namespaces, chart, message) => {
    expect(() => access(secrets, namespaces, chart)).toThrow(message);
  });

  test('are an error beside another Secret of the name', () => {
    const credentials = [
      RegistryCredentials.pullSecrets(pullSecrets('payments')),
      RegistryCredentials.existingSecret('apart', { covers: [ghcr] }),
    ];
    expect(() => newAccess(newChart(), { credentials })).toThrow(/'credentials' come in two Secrets named 'apart'/);
  });

  const container = (name: string) => ({ containers: [{ name: 'main', image: name }] });

  test('a ScopedPullSecret of the same app stands in it once, and the proof looks into it', () => {
    const chart = newChart();
    const secret = new ScopedPullSecret(chart, 'Pull', { secretName: 'harbor', credentials: [harborLogin] });
    const own = newAccess(chart, { credentials: [RegistryCredentials.pullSecrets([secret])] });
    own.grantPull(deployment(chart, 'web', container(image)));
    const app = chart.node.root as App;
    expect(Object.keys(manifests(chart))).toEqual([
      'Secret payments/harbor', 'ServiceAccount payments/default', 'Deployment payments/web',
    ]);
    expect(pulls(chart)).toMatchObject({ 'ServiceAccount default': 'harbor' });
    expect(app.synthYaml()).toContain('name: harbor');
    deployment(chart, 'other', container('ghcr.io/team/other:1'));
    newAccess(
      chart,
      {
        pattern: AccessPattern.WORKLOAD, credentials: [RegistryCredentials.existingSecret('ghcr', { covers: [ghcr] })],
      },
      'Ghcr',
    );
    expect(() => app.synthYaml()).toThrow("pulls 'ghcr.io/team/other:1'");
  });

  test('what an EcrRefreshCronJob writes reaches pods in each pattern, and is proven', () => {
    const chart = newChart();
    const refresh = new EcrRefreshCronJob(chart, 'Refresh', {
      secretName: 'ecr-pull',
      registries: [ecr],
      identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull'),
      namespaces: ['payments', 'shop'],
    });
    const credentials = [RegistryCredentials.pullSecrets(refresh.pullSecrets, { pattern: AccessPattern.WORKLOAD })];
    const own = newAccess(chart, { credentials });
    own.grantPull(deployment(chart, 'web', container(`${ecr.host}/web:1`)));
    expect(own.registries).toEqual([ecr]);
    expect(own.refresher).toBeUndefined();
    const app = chart.node.root as App;
    expect(app.synthYaml()).toContain('kind: CronJob');
    expect(pulls(chart)['Deployment web']).toBe('ecr-pull');
    own.grantPull(deployment(chart, 'other', container('123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1')));
    expect(() => app.synthYaml()).toThrow("pulls '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1'");
  });
});
