import { App, Chart, Testing } from 'cdk8s';
import {
  CloudIdentity, CoverageStrictness, EcrRefreshCronJob, ImageCoverage,
  IPullSecret, NamespaceSelector, RegistryCredentials, Registry, ScopedPullSecret, SecretReplication,
} from '../../src';
import { deployment } from '../attach/support';

const harbor = Registry.harbor('registry.example.com');
const both = { names: ['payments', 'billing'], matchLabels: { pull: 'yes', team: 'a' } };

test('the annotations of Reflector', () => {
  expect(SecretReplication.reflector(both).annotations).toEqual({
    'reflector.v1.k8s.emberstack.com/reflection-allowed': 'true',
    'reflector.v1.k8s.emberstack.com/reflection-allowed-namespaces': 'payments,billing',
    'reflector.v1.k8s.emberstack.com/reflection-allowed-namespaces-selector': 'pull=yes,team=a',
    'reflector.v1.k8s.emberstack.com/reflection-auto-enabled': 'true',
    'reflector.v1.k8s.emberstack.com/reflection-auto-namespaces': 'payments,billing',
    'reflector.v1.k8s.emberstack.com/reflection-auto-namespaces-selector': 'pull=yes,team=a',
  });
});

test('the annotations of Replicator', () => {
  expect(SecretReplication.replicator(both).annotations).toEqual({
    'replicator.v1.mittwald.de/replicate-to': '^payments$,^billing$',
    'replicator.v1.mittwald.de/replicate-to-matching': 'pull=yes,team=a',
  });
});

test.each([
  ['names', { names: ['payments'] }, ['replicate-to']],
  ['labels', { matchLabels: { pull: 'yes' } }, ['replicate-to-matching']],
])('of namespaces that are selected by %s alone, only that is written', (_, selection, names) => {
  expect(Object.keys(SecretReplication.replicator(selection).annotations).map(name => name.split('/')[1]))
    .toEqual(names);
});

test('Reflector before 10.0.38 knows no labels, and gets a list that names no namespace instead of none', () => {
  const listed = (selection: NamespaceSelector) => Object.entries(SecretReplication.reflector(selection).annotations)
    .filter(([name]) => name.endsWith('namespaces')).map(([, value]) => value);
  expect(listed({ names: ['payments'] })).toEqual(['payments', 'payments']);
  expect(listed({ matchLabels: { pull: 'yes' } })).toEqual(['-', '-']);
});

test.each([['reflector' as const], ['replicator' as const]])('no selection is an error: %s', engine => {
  expect(() => SecretReplication[engine]({})).toThrow(
    /'selector' has neither 'names' nor 'matchLabels', which would mean every namespace/,
  );
  expect(() => SecretReplication[engine]({ names: ['a.*'] }))
    .toThrow(/'selector.names' takes names and no patterns, got 'a\.\*': .* 'matchLabels'/);
  expect(() => SecretReplication[engine]({ names: ['a', 'a'] }))
    .toThrow("'selector.names' names 'a' twice: leave one out");
  expect(() => SecretReplication[engine]({ matchLabels: { team: 'a,b' } }))
    .toThrow("'selector.matchLabels' must hold labels, got 'team': a text that is not shown");
});

test('a source carries them, and a copy serves the proof', () => {
  const app = Testing.app();
  const replication = SecretReplication.reflector({ names: ['registry', 'payments'] });
  const source = new ScopedPullSecret(new Chart(app, 'registry', { namespace: 'registry' }), 'Pull', {
    credentials: [RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot', 'hunter2')],
    secretName: 'pull',
    annotations: replication.annotations,
  });
  const copies = replication.copiesOf(source);
  expect(copies).toEqual([{ secretName: 'pull', namespace: 'payments', covers: [harbor] }]);

  const chart = new Chart(app, 'payments', { namespace: 'payments' });
  copies[0].grantPull(
    deployment(chart, 'web', { containers: [{ name: 'main', image: 'registry.example.com/web:1' }] }),
  );
  expect(Testing.synth(chart)[0].spec.template.spec.imagePullSecrets).toEqual([{ name: 'pull' }]);
});

describe('copies of a source without the annotations', () => {
  const replication = SecretReplication.replicator({ names: ['payments'] });
  const credentials = [RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot', 'hunter2')];

  function granted(makeSource: (registry: Chart) => IPullSecret): Chart {
    const app = Testing.app();
    const copies = replication.copiesOf(makeSource(new Chart(app, 'registry', { namespace: 'registry' })));
    const chart = new Chart(app, 'payments', { namespace: 'payments' });
    ImageCoverage.prove(chart, { strictness: CoverageStrictness.OFF });
    copies[0].grantPull(deployment(chart, 'web'));
    return chart;
  }

  const message = "Secret 'pull' is not copied, and was granted as a copy in 'payments': in 'registry' it lacks "
    + "the annotation 'replicator.v1.mittwald.de/replicate-to' with the value '^payments$'";

  test('fail the synthesis: a ScopedPullSecret', () => {
    expect(() =>
      App.of(granted(chart => new ScopedPullSecret(chart, 'Pull', { credentials, secretName: 'pull' }))).synthYaml(),
    ).toThrow(message);
    expect(() =>
      App.of(
        granted(
          chart => new ScopedPullSecret(chart, 'Pull', { credentials, secretName: 'pull', annotations: { a: 'b' } }),
        ),
      ).synthYaml(),
    ).toThrow(message);
  });

  test.each([
    [undefined, true],
    [replication.annotations, false],
  ])('fail the synthesis: what a refresher writes with %j', (secretAnnotations, fails) => {
    const synth = () => App.of(granted(chart => new EcrRefreshCronJob(chart, 'Refresh', {
      registries: [Registry.ecr({ account: '123456789012', region: 'eu-west-1' })],
      identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull'),
      secretName: 'pull',
      refresh: { secretAnnotations },
    }).pullSecrets[0])).synthYaml();
    (fails ? expect(synth) : expect(synth).not).toThrow(message);
  });

  test('are taken on trust where somebody else makes it', () => {
    expect(() =>
      App.of(
        granted(() => ScopedPullSecret.fromSecretName('pull', { namespace: 'registry', covers: [harbor] })),
      ).synthYaml(),
    ).not.toThrow();
  });

  test('are no matter where nothing was granted', () => {
    const chart = new Chart(Testing.app(), 'registry', { namespace: 'registry' });
    replication.copiesOf(new ScopedPullSecret(chart, 'Pull', { credentials }));
    expect(() => Testing.synth(chart)).not.toThrow();
  });
});
