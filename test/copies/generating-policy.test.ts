import { Chart, Testing } from 'cdk8s';
import { addGeneratingPolicy, CopiedSecrets } from '../../src/copies/generating-policy';

function synth(props: Partial<CopiedSecrets> = {}): any[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'registry' });
  addGeneratingPolicy(chart, {
    name: 'copies',
    listed: ['registry', 'own'],
    secretNames: ['harbor', 'ghcr'],
    selector: { names: ['later'], matchLabels: {} },
    ...props,
  });
  return Testing.synth(chart);
}

test('the rights come before the policy, as Kyverno asks for them when it is made', () => {
  expect(synth().map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace])).toEqual([
    ['ClusterRole', 'copies', undefined], ['GeneratingPolicy', 'copies', undefined],
  ]);
});

test('only the background controller gets them, and for Secrets alone', () => {
  const [{ metadata, rules }] = synth();
  expect(Object.keys(metadata.labels).filter(label => label.startsWith('rbac.kyverno.io'))).toEqual([
    'rbac.kyverno.io/aggregate-to-background-controller',
  ]);
  expect(rules.flatMap(({ resources }: any) => resources)).toEqual(['secrets']);
});

test('copies are made of namespaces that exist already too, and kept like the source', () => {
  expect(synth()[1].spec.evaluation).toEqual({ generateExisting: { enabled: true }, synchronize: { enabled: true } });
  expect(synth()[1].spec.generate).toEqual([{
    expression: 'generator.Apply(object.metadata.name, [resource.Get("v1", "secrets", "registry", "harbor"), '
      + 'resource.Get("v1", "secrets", "registry", "ghcr")])',
  }]);
});

const label = (name: string, value: string) => `object.metadata.?labels[?"${name}"].orValue("") == "${value}"`;
test.each<[string, CopiedSecrets['selector'], string]>([
  ['a name', { names: ['a', 'b'], matchLabels: {} }, 'object.metadata.name in ["a","b"]'],
  ['all labels', { names: [], matchLabels: { a: 'b', c: 'd' } }, `${label('a', 'b')} && ${label('c', 'd')}`],
  ['a label with an empty value, and not what lacks the label,', { names: [], matchLabels: { a: '' } },
    'object.metadata.?labels[?"a"].orValue("-") == ""'],
  ['one or the other', { names: ['a'], matchLabels: { a: 'b' } },
    `object.metadata.name in ["a"] || ${label('a', 'b')}`],
])('what has %s gets them, and none that has them', (_, selector, ways) => {
  expect(synth({ selector })[1].spec.matchConditions).toEqual([
    { name: 'selected', expression: `!(object.metadata.name in ["registry","own"]) && (${ways})` },
  ]);
});
