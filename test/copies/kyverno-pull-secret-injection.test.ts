import { Chart, Testing } from 'cdk8s';
import { KyvernoPullSecretInjection, KyvernoPullSecretInjectionProps, Registry, ScopedPullSecret } from '../../src';
import { NamedPullSecret } from '../../src/secret/named-pull-secret';

const harbor = Registry.harbor('registry.example.com');
const secret = ScopedPullSecret.fromSecretName('harbor-pull', {
  covers: [harbor, Registry.ghcr().withPath('acme'), harbor],
});

function make(props: Partial<KyvernoPullSecretInjectionProps>) {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'registry' });
  new KyvernoPullSecretInjection(chart, 'Inject', { secret, policyName: 'inject', namespaceSelector: {}, ...props });
  return Testing.synth(chart);
}

test('the whole manifest', () => {
  expect(make({ namespaceSelector: { names: ['payments'], matchLabels: { pull: 'yes' } } })).toMatchSnapshot();
});

test('images are meant by host, and by the beginning of their path', () => {
  expect(make({ namespaceSelector: { names: ['payments'] } })[0].spec.rules[0].preconditions.any[0].value)
    .toEqual(['registry.example.com/*', 'ghcr.io/acme*']);
});

test('every pod is meant when that is asked for', () => {
  expect(make({ namespaceSelector: { names: ['payments'] }, everyPod: true })[0].spec.rules[0])
    .not.toHaveProperty('preconditions');
});

test.each<[string, Partial<KyvernoPullSecretInjectionProps>, RegExp]>([
  ['no namespace', {}, /'namespaceSelector' has neither 'names' nor 'matchLabels', which would mean every namespace/],
  ['a label that is none', { namespaceSelector: { matchLabels: { 'x y': ' ' } } },
    /'namespaceSelector.matchLabels' must hold labels, got 'x y': ' '/],
  ['a secret that covers nothing',
    { namespaceSelector: { names: ['a'] }, secret: new NamedPullSecret('pull', undefined, []) },
    /'secret' \('pull'\) covers no registry/],
])('%s is an error', (_, props, message) => {
  expect(() => make(props)).toThrow(message);
});

test('objects of the whole cluster have no namespace, though the chart has one', () => {
  const namespaces = make({ namespaceSelector: { names: ['payments'] } }).map(({ metadata }) => metadata.namespace);
  expect(new Set(namespaces)).toEqual(new Set([undefined]));
});
