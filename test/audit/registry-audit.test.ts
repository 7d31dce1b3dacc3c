import { dirname } from 'node:path';
import { ApiObject, App, Chart, Include, Testing } from 'cdk8s';
import {
  AccessPattern, AuditSeverity, PrivateRegistryAccess, Registry, RegistryAudit, RegistryCredentials, ScopedPullSecret,
} from '../../src';
import { deployment, newChart } from '../attach/support';
import { withFiles } from '../credentials/support';
import { captureStderr } from '../support/stderr';

captureStderr();
const write = withFiles();

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1';
const container = (image: string) => ({ containers: [{ name: 'main', image }] });

test('objects are audited', () => {
  const objects = [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: container(ECR) }];
  expect(RegistryAudit.ofObjects(objects).findings)
    .toMatchObject([{ rule: 'PRA103', severity: 'info', kind: 'Pod', name: 'web', namespace: 'default' }]);
  expect(RegistryAudit.ofObjects(objects, { severities: { PRA103: AuditSeverity.OFF } }).findings).toEqual([]);
});

test('an option that cannot be right is refused at once', () => {
  expect(() => new RegistryAudit({ severities: { PRA999: AuditSeverity.OFF } }))
    .toThrow(/'severities' must name a rule such as PRA101, got 'PRA999'/);
});

test('a pull secret that exists elsewhere is declared, in one namespace or in all', () => {
  const objects = [
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'a' },
      spec: { ...container(ECR), imagePullSecrets: [{ name: 'pull' }] },
    },
  ];
  const rulesFor = (namespace?: string) => RegistryAudit.ofObjects(objects, {
    pullSecrets: [ScopedPullSecret.fromSecretName('pull', { namespace, covers: [Registry.parse(ECR)] })],
  }).findings.map(({ rule }) => rule);
  expect(rulesFor()).toEqual([]);
  expect(rulesFor('a')).toEqual([]);
  expect(rulesFor('b')).toEqual(['PRA102']);
});

test('findings about a construct tree name the paths of constructs', () => {
  const chart = newChart();
  deployment(chart, 'web', container(ECR));
  expect(RegistryAudit.ofConstruct(App.of(chart)).findings.map(({ rule, origin }) => [rule, origin.constructPath]))
    .toEqual([['PRA103', 'chart/Deployment-web']]);
});

test('a scope is audited without the rest of its app', () => {
  const app = Testing.app();
  deployment(newChart(app, 'a'), 'web', container(ECR));
  const other = newChart(app, 'b');
  deployment(other, 'web', container('registry.k8s.io/pause:3.10'));
  expect(RegistryAudit.ofConstruct(other).findings).toEqual([]);
});

test.each([AccessPattern.NAMESPACE, AccessPattern.WORKLOAD, AccessPattern.DEDICATED_SERVICE_ACCOUNT])(
  'what was granted is seen as it will be written: %s', pattern => {
    const chart = newChart();
    const web = deployment(chart, 'web', container('registry.acme.io/web:1'));
    const access = new PrivateRegistryAccess(chart, 'Access', {
      pattern,
      credentials: [
        RegistryCredentials.unsafeLiteralInManifest(Registry.harbor('registry.acme.io'), 'robot', 'hunter2'),
      ],
    });
    access.grantPull(web);
    const report = RegistryAudit.ofConstruct(chart);
    expect(report.secrets).toMatchObject([{ hosts: ['registry.acme.io'], users: ['robot'], consumers: 1 }]);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    // That it is written into the manifest was asked for by name, and is said all the same.
    expect(report.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toContain('PRA405 info');
    expect(JSON.stringify(report)).not.toContain('hunter2');
  });

test('an audit changes nothing of what is synthesized', () => {
  const make = () => {
    const chart = newChart();
    const access = new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT,
      credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.ghcr()] })],
    });
    access.grantPull(deployment(chart, 'web', container('ghcr.io/acme/web:1')));
    return chart;
  };
  const audited = make();
  RegistryAudit.ofConstruct(audited);
  expect(Testing.synth(audited)).toEqual(Testing.synth(make()));
});

test('lists in included files are opened', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const url = write(
    'list.json',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: container(ECR) }],
    }),
  );
  new Include(chart, 'include', { url });
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service' });
  expect(RegistryAudit.ofConstruct(chart).findings).toMatchObject([
    { rule: 'PRA103', name: 'a', origin: { constructPath: expect.stringMatching(/^chart\/include\//) } },
  ]);
});

test('files are audited, and what cannot be read is told', () => {
  const file = write(
    'pod.json', JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: container(ECR) }),
  );
  const broken = write('broken.yaml', 'kind: [');
  const report = RegistryAudit.ofFiles([file, broken]);
  expect(report.findings).toMatchObject([{ rule: 'PRA103', origin: { file, document: 0, line: 1 } }]);
  expect(report.problems).toEqual([
    expect.stringMatching(/^\S+\/broken\.yaml \(document 0, line \d\) is not YAML: .*\.$/),
  ]);
  expect(report).not.toHaveProperty('notes');
  expect(RegistryAudit.ofFiles([file])).not.toHaveProperty('problems');
});

describe('what was left out on purpose', () => {
  const add = withFiles();

  test('is told apart from what cannot be read', () => {
    const folder = dirname(add('notes.json', '{ "a": [1, // a comment\n'));
    const kind = add('kind.yaml', 'apiVersion: example.com/v1\nkind: Farm\nspec:\n  template:\n    spec:\n      '
      + 'containers: [{ name: a, image: b }]\n');
    const report = RegistryAudit.ofFiles([folder], { ignores: [{ rule: 'PRA101', reason: 'made by hand' }] });
    expect(report).not.toHaveProperty('problems');
    expect(report.notes).toEqual([
      expect.stringMatching(/^\S+\/notes\.json \(document 0\) is no Kubernetes manifest and was not read\.$/),
      `${kind} (document 0, line 1): kind Farm (example.com) has a pod template and was not checked: 1 object.`,
      'ignores[0] (PRA101: made by hand) accepts nothing: remove it, or fix what it is about.',
    ]);
  });
});
