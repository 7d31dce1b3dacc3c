import { Chart, Testing } from 'cdk8s';
import { chartWith, policies, team } from './support';
import { AdmissionEngine, AllowedRegistries, AllowedRegistriesProps } from '../../src';

const NAME = 'kubernetes.io/metadata.name';

test.each<[string, Partial<AllowedRegistriesProps>, object]>([
  ['the namespace of the chart', {}, { matchExpressions: [{ key: NAME, operator: 'In', values: ['payments'] }] }],
  ['named ones', { namespaces: ['a', 'b'] }, { matchExpressions: [{ key: NAME, operator: 'In', values: ['a', 'b'] }] }],
  ['labelled ones', { namespaceSelector: { matchLabels: { team: 'a' } } }, { matchLabels: { team: 'a' } }],
  ['all but some', { excludedNamespaces: ['kube-system'] },
    { matchExpressions: [{ key: NAME, operator: 'NotIn', values: ['kube-system'] }] }],
])('the policy is for %s', (_, props, selector) => {
  expect(policies(props)[1].spec.matchResources.namespaceSelector).toEqual(selector);
  expect(policies({ ...props, engine: AdmissionEngine.KYVERNO })[0].spec.matchConstraints.namespaceSelector)
    .toEqual(selector);
});

test.each<[string, Partial<AllowedRegistriesProps>, string]>([
  ['two ways to say it', { namespaces: ['a'], namespaceSelector: { matchLabels: { team: 'a' } } },
    "'namespaces' and 'namespaceSelector' of 'chart/Allowed' cannot be set together"],
  ['no names', { namespaces: [] }, "'namespaces' of 'chart/Allowed' is empty"],
  ['no labels', { namespaceSelector: {} }, "'namespaceSelector' of 'chart/Allowed' is empty"],
  ['empty labels', { namespaceSelector: { matchLabels: {} } },
    "'namespaceSelector.matchLabels' is empty, which would mean every namespace"],
  ['labels that are none', { namespaceSelector: { matchLabels: { 'x y': ' ' } } },
    "'namespaceSelector.matchLabels' must hold labels, got 'x y': ' '"],
  ['names in a selector', { namespaceSelector: { names: ['a'] } },
    "'namespaceSelector.names' ('a') cannot be used here, as a policy selects by labels alone"],
  ['nothing left out', { excludedNamespaces: [] }, "'excludedNamespaces' of 'chart/Allowed' is empty: name those that "
    + 'the cluster itself needs, such as kube-system, whose images would be refused too, or leave'],
  ['a name that no namespace can have', { namespaces: ['A'] }, "'namespaces' must be a DNS label"],
  ['a name twice', { namespaces: ['a', 'b', 'a'] }, "'namespaces' names 'a' twice: leave one out"],
  ['a name twice, to be left out', { excludedNamespaces: ['a', 'a'] },
    "'excludedNamespaces' names 'a' twice: leave one out"],
  ['a name that no namespace can have, to be left out', { excludedNamespaces: ['A'] },
    "'excludedNamespaces' must be a DNS label"],
])('refuses %s', (_, props, message) => {
  expect(() => chartWith(props)).toThrow(message);
});

test('a chart without a namespace has to say which', () => {
  const chart = new Chart(Testing.app(), 'chart');
  expect(() => new AllowedRegistries(chart, 'Allowed', { registries: [team] }))
    .toThrow("'namespaces' of 'chart/Allowed' is missing, and its chart has no namespace");
});
