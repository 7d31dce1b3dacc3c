import { Chart, Testing } from 'cdk8s';
import { KyvernoPullSecretInjection, KyvernoSecretClone, KyvernoSecretCloneProps, Registry, ScopedPullSecret } from '../../src';

const source = ScopedPullSecret.fromSecretName('harbor-pull', { namespace: 'registry', covers: [Registry.harbor('registry.example.com')] });

function make(props: Partial<KyvernoSecretCloneProps>) {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'registry' });
  const clone = new KyvernoSecretClone(chart, 'Clone', { source, policyName: 'clone', ...props });
  return { clone, manifests: Testing.synth(chart) };
}

test('the whole manifest', () => {
  expect(make({ namespaces: ['payments'], matchLabels: { pull: 'yes' } }).manifests).toMatchSnapshot();
});

test('the copies in named namespaces are known, without the source itself', () => {
  const { clone } = make({ namespaces: ['registry', 'payments'] });
  expect(clone.copies).toEqual([{ ...source, namespace: 'payments' }]);
  expect(clone.copyIn('payments')).toEqual({ ...source, namespace: 'payments' });
});

test('a copy is known in every namespace that may have the labels, and the source where it is', () => {
  expect(make({ matchLabels: { pull: 'yes' } }).clone.copyIn('later')).toEqual({ ...source, namespace: 'later' });
  expect(make({ namespaces: ['payments'] }).clone.copyIn('registry')).toEqual(source);
});

test('no copy is promised where none is made', () => {
  expect(() => make({ namespaces: ['payments', 'billing'] }).clone.copyIn('shop'))
    .toThrow('\'namespace\' \'shop\' is none that \'chart/Clone\' copies to (\'payments\', \'billing\'): add it to \'namespaces\'');
});

test('two policies of one name are an error', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const props = { namespaces: ['payments'], policyName: 'pull' };
  new KyvernoSecretClone(chart, 'Clone', { source, ...props });
  expect(() => new KyvernoPullSecretInjection(chart, 'Inject', { secret: source, ...props })).toThrow(/ClusterPolicy 'pull' is written by 'chart\/Clone' and by 'chart\/Inject'/);
});

test('the role may be left to others', () => {
  expect(make({ namespaces: ['payments'], rbac: false }).manifests.map(({ kind }) => kind)).toEqual(['ClusterPolicy']);
});

test('the name is generated where none is given', () => {
  expect(make({ namespaces: ['payments'], policyName: undefined }).manifests[0].metadata.name).toMatch(/^chart-clone-/);
});

test.each<[string, Partial<KyvernoSecretCloneProps>, RegExp]>([
  ['a source without a namespace', { namespaces: ['a'], source: { secretName: 'pull', covers: [] } }, /'source' \('pull'\) has no namespace/],
  ['no namespace', {}, /both empty/],
  ['only the namespace of the source', { namespaces: ['registry'] }, /both empty/],
  ['a name that no policy can have', { namespaces: ['a'], policyName: 'No' }, /'policyName' must be a DNS subdomain/],
])('%s is an error', (_, props, message) => {
  expect(() => make(props)).toThrow(message);
});

test('objects of the whole cluster have no namespace, though the chart has one', () => {
  make({ namespaces: ['payments'] }).manifests.forEach(({ metadata }) => expect(metadata).not.toHaveProperty('namespace'));
});
