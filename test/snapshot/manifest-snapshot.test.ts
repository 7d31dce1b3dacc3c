import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { ManifestSnapshot, Registry, RegistryCredentials, ScopedPullSecret } from '../../src';

function chartWith(password: string, app: App = Testing.app()): Chart {
  const chart = new Chart(app, 'payments');
  new ScopedPullSecret(chart, 'Pull', {
    secretName: 'pull',
    credentials: [
      RegistryCredentials.unsafeLiteralInManifest(Registry.harbor('registry.example.com'), 'robot', password),
    ],
  });
  return chart;
}

function secretChart(secret: any): Chart {
  const chart = new Chart(Testing.app(), 'foreign');
  new ApiObject(chart, 'Secret', { apiVersion: 'v1', kind: 'Secret', ...secret });
  return chart;
}

test('a pull secret shows for which registries it has credentials, and none of them', () => {
  expect(ManifestSnapshot.ofChart(chartWith('hunter2'))[0].data)
    .toEqual({ '.dockerconfigjson': '<redacted: registry.example.com>' });
});

test('a changed credential changes nothing', () => {
  expect(ManifestSnapshot.ofChart(chartWith('hunter2'))).toEqual(ManifestSnapshot.ofChart(chartWith('hunter3')));
});

test('with a digest, a changed credential changes the snapshot', () => {
  const [one, same, other] = ['hunter2', 'hunter2', 'hunter3'].map(password =>
    ManifestSnapshot.ofChart(chartWith(password), { digest: true }),
  );
  expect(one[0].data['.dockerconfigjson']).toMatch(/^<redacted [a-z0-9]{4}: registry.example.com>$/);
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});

test.each([
  ['data', { data: { password: 'aHVudGVyMg==' } }],
  ['stringData', { stringData: { password: 'hunter2' } }],
  ['a pull secret that does not decode', { data: { '.dockerconfigjson': 'aHVudGVyMg==' } }],
  ['what kubectl applied last',
    { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":"aHVudGVyMg=="}' } } }],
])('%s of any Secret is replaced', (_, secret) => {
  const printed = JSON.stringify(ManifestSnapshot.ofChart(secretChart(secret)));
  expect(printed).toContain('<redacted>');
  expect(printed).not.toMatch(/hunter2|aHVudGVyMg/);
});

test('Secrets in a List are replaced too', () => {
  const chart = new Chart(Testing.app(), 'list');
  new ApiObject(chart, 'List', {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { kind: 'Secret', data: { password: 'aHVudGVyMg==' } },
      { kind: 'ConfigMap', data: { a: 'b' } },
    ],
  } as any);
  expect(ManifestSnapshot.ofChart(chart)[0].items)
    .toEqual([{ kind: 'Secret', data: { password: '<redacted>' } }, { kind: 'ConfigMap', data: { a: 'b' } }]);
});

test.each([
  ['SecretList', { kind: 'SecretList', items: [{ data: { password: 'aHVudGVyMg==' } }] }],
  ['List in a List',
    { kind: 'List', items: [{ kind: 'List', items: [{ kind: 'Secret', stringData: { password: 'hunter2' } }] }] }],
  ['SecretList in a List',
    { kind: 'List', items: [{ kind: 'SecretList', items: [{ stringData: { password: 'hunter2' } }] }] }],
  ['Template of OpenShift', { kind: 'Template', objects: [{ kind: 'Secret', stringData: { password: 'hunter2' } }] }],
])('Secrets in a %s are replaced, and nothing else changes', (_, list) => {
  const chart = new Chart(Testing.app(), 'list');
  new ApiObject(chart, 'List', { apiVersion: 'v1', ...list });
  const expected = JSON.parse(JSON.stringify(Testing.synth(chart)).replace(/hunter2|aHVudGVyMg==/g, '<redacted>'));
  expect(ManifestSnapshot.ofChart(chart)).toEqual(expected);
  expect(JSON.stringify(expected)).toContain('<redacted>');
});

test('user-info in a key of a pull secret is not shown', () => {
  const stringData = {
    '.dockerconfigjson': JSON.stringify({ auths: { 'https://robot:hunter2@registry.example.com': {} } }),
  };
  expect(ManifestSnapshot.ofChart(secretChart({ stringData }))[0].stringData)
    .toEqual({ '.dockerconfigjson': '<redacted: https://***@registry.example.com>' });
});

test('what is no Secret is left as it is', () => {
  const chart = new Chart(Testing.app(), 'plain');
  new ApiObject(chart, 'ConfigMap', {
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { password: 'not ours' },
  } as any);
  expect(ManifestSnapshot.ofChart(chart)).toEqual(Testing.synth(chart));
});

test('the manifests of an app are those of its charts', () => {
  const app = Testing.app();
  const charts = [chartWith('hunter2', app), new Chart(app, 'other')];
  new ApiObject(charts[1], 'Pod', { apiVersion: 'v1', kind: 'Pod' });
  expect(ManifestSnapshot.ofApp(app)).toEqual(charts.flatMap(chart => ManifestSnapshot.ofChart(chart)));
  expect(ManifestSnapshot.ofApp(app)).toHaveLength(2);
});
