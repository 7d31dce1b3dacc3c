import { Chart, Testing } from 'cdk8s';
import {
  KyvernoPullSecretInjection, KyvernoSecretClone, KyvernoSecretCloneProps, Registry, ScopedPullSecret,
} from '../../src';
import { NamedPullSecret } from '../../src/secret/named-pull-secret';

const source = ScopedPullSecret.fromSecretName('harbor-pull', {
  namespace: 'registry', covers: [Registry.harbor('registry.example.com')],
});

function make(props: Partial<KyvernoSecretCloneProps>) {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'registry' });
  const clone = new KyvernoSecretClone(chart, 'Clone', {
    source, policyName: 'clone', namespaceSelector: {}, ...props,
  });
  return { clone, manifests: Testing.synth(chart) };
}

test('the whole manifest', () => {
  expect(make({ namespaceSelector: { names: ['payments'], matchLabels: { pull: 'yes' } } }).manifests)
    .toMatchSnapshot();
});

test('the copies in named namespaces are known, without the source itself', () => {
  const { clone } = make({ namespaceSelector: { names: ['registry', 'payments'] } });
  expect(clone.copies).toEqual([{ ...source, namespace: 'payments' }]);
  expect(clone.copyIn('payments')).toEqual({ ...source, namespace: 'payments' });
});

test('a copy is known in every namespace that may have the labels, and the source where it is', () => {
  expect(make({ namespaceSelector: { matchLabels: { pull: 'yes' } } }).clone.copyIn('later'))
    .toEqual({ ...source, namespace: 'later' });
  expect(make({ namespaceSelector: { names: ['payments'] } }).clone.copyIn('registry')).toEqual(source);
});

test('no copy is promised where none is made', () => {
  expect(() => make({ namespaceSelector: { names: ['payments', 'billing'] } }).clone.copyIn('shop'))
    .toThrow("'namespace' 'shop' is not one that 'chart/Clone' copies to ('payments', 'billing'): add it to "
      + "'namespaceSelector.names'");
});

test('two policies of one name are an error', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const props = { namespaceSelector: { names: ['payments'] }, policyName: 'pull' };
  new KyvernoSecretClone(chart, 'Clone', { source, ...props });
  expect(() => new KyvernoPullSecretInjection(chart, 'Inject', { secret: source, ...props }))
    .toThrow(/ClusterPolicy 'pull' is written by 'chart\/Clone' and by 'chart\/Inject'/);
});

test('the role may be left to others', () => {
  expect(make({ namespaceSelector: { names: ['payments'] }, rbac: false }).manifests.map(({ kind }) => kind))
    .toEqual(['ClusterPolicy']);
});

test('the name is generated where none is given', () => {
  expect(make({ namespaceSelector: { names: ['payments'] }, policyName: undefined }).manifests[0].metadata.name)
    .toMatch(/^chart-clone-/);
});

test.each<[string, Partial<KyvernoSecretCloneProps>, RegExp]>([
  ['a source without a namespace',
    { namespaceSelector: { names: ['a'] }, source: new NamedPullSecret('pull', undefined, []) },
    /'source' \('pull'\) has no namespace/],
  ['no namespace', {}, /'namespaceSelector' has neither 'names' nor 'matchLabels', which would mean every namespace/],
  ['only the namespace of the source', { namespaceSelector: { names: ['registry'] } },
    /'namespaceSelector' has neither 'names' nor 'matchLabels', which would mean every namespace/],
  ['a label that is none', { namespaceSelector: { matchLabels: { 'x y': ' ' } } },
    /'namespaceSelector.matchLabels' must hold labels, got 'x y': ' '/],
  ['a pattern', { namespaceSelector: { names: ['a*'] } },
    /'namespaceSelector.names' takes names and no patterns, got 'a\*'/],
  ['a name that no policy can have', { namespaceSelector: { names: ['a'] }, policyName: 'No' },
    /'policyName' must be a DNS subdomain/],
])('%s is an error', (_, props, message) => {
  expect(() => make(props)).toThrow(message);
});

test('objects of the whole cluster have no namespace, though the chart has one', () => {
  const { manifests } = make({ namespaceSelector: { names: ['payments'] } });
  expect(new Set(manifests.map(({ metadata }) => metadata.namespace))).toEqual(new Set([undefined]));
});
