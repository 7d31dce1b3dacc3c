import { Annotation } from '../../src/kubernetes/annotation';
import { AdmissionPolicies, isOfAdmission } from '../../src/pull/admission-policies';
import { addingPolicies, byKyverno, FOREIGN } from '../support/policies';

const IMAGES = [{ image: 'reg.io/app:1' }];
const labels = { pull: 'yes' };
const namespace = (name: string, given = {}) =>
  ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: given } });
const binding = (policyName: string, namespaceSelector?: object, more = {}) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingAdmissionPolicyBinding',
  metadata: { name: policyName },
  spec: { policyName, matchResources: { namespaceSelector, ...more } },
});

/** What is done with a pod: `adds` our Secret, `unknown` or `nothing`. */
function doneIn(where: string | undefined, objects: readonly any[], isComplete = false): string {
  const policies = new AdmissionPolicies(isComplete);
  objects.filter(({ apiVersion, kind }) => isOfAdmission(apiVersion, kind)).forEach(object => policies.note(object));
  const { names, unsure } = policies.in(where).for(IMAGES);
  return names.length > 0 ? `adds ${names}` : unsure.length > 0 ? 'unknown' : 'nothing';
}

/** The first policy with a change to it. */
function changed(change: (policy: any) => void, objects = addingPolicies({ namespaces: ['a'] })): any[] {
  const [policy, ...others] = JSON.parse(JSON.stringify(objects));
  change(policy);
  return [policy, ...others];
}

describe('one of ours adds what its table says', () => {
  const byName = addingPolicies({ namespaces: ['a', 'b'] });
  const byLabel = addingPolicies({ namespaceSelector: { matchLabels: labels } });
  const byBoth = addingPolicies({ namespaces: ['a'], namespaceSelector: { matchLabels: labels } });
  const kyverno = addingPolicies({
    namespaces: ['a'], namespaceSelector: { matchLabels: labels }, admission: byKyverno,
  });

  test.each<[string, readonly any[], string | undefined, string]>([
    ['in a namespace that it names', byName, 'b', 'adds pull'],
    ['and in no other', byName, 'c', 'nothing'],
    ['perhaps, where the namespace may be any', byName, undefined, 'unknown'],
    ['in a namespace with the label', [...byLabel, namespace('later', labels)], 'later', 'adds pull'],
    ['and in none without', [...byLabel, namespace('later', { pull: 'no' })], 'later', 'nothing'],
    ['perhaps, where the labels are not known', byLabel, 'later', 'unknown'],
    ['by either of two bindings', byBoth, 'a', 'adds pull'],
    ['by the other of two bindings', [...byBoth, namespace('later', labels)], 'later', 'adds pull'],
    ['as Kyverno evaluates it', kyverno, 'a', 'adds pull'],
    ['as Kyverno evaluates it, by label', [...kyverno, namespace('later', labels)], 'later', 'adds pull'],
    ['perhaps, without a binding at hand', byName.slice(0, 1), 'a', 'unknown'],
  ])('%s', (_, objects, where, expected) => {
    expect(doneIn(where, objects)).toBe(expected);
  });

  test('but not without a binding, where all are at hand', () => {
    expect(doneIn('a', byName.slice(0, 1), true)).toBe('nothing');
  });

  test('for images of its registries alone', () => {
    expect(doneIn('a', addingPolicies({ namespaces: ['a'] }, 'reg.io/team'))).toBe('nothing');
    // Where it is not known to be for a namespace, an image of another registry is not in doubt either.
    expect(doneIn('later', addingPolicies({ namespaceSelector: { matchLabels: labels } }, 'reg.io/team')))
      .toBe('nothing');
    expect(doneIn('a', addingPolicies({ namespaces: ['a'], admission: { everyPod: true } }, 'other.io')))
      .toBe('adds pull');
  });

  test('as the API server gives it back, with its defaults', () => {
    expect(doneIn('a', changed(({ spec }) => {
      Object.assign(spec.matchConstraints, { namespaceSelector: {}, objectSelector: {} });
    }), true)).toBe('adds pull');
  });
});

describe('one of ours that somebody changed is like that of anybody else', () => {
  test.each<[string, (policy: any) => void]>([
    ['without its annotation', ({ metadata }) => { delete metadata.annotations; }],
    ['with a broken one', ({ metadata }) => { metadata.annotations[Annotation.ADDED_PULL_SECRETS] = '{'; }],
    ['with another table than it evaluates', ({ spec }) => { spec.variables[0].expression = '[]'; }],
    ['with a condition', ({ spec }) => { spec.matchConditions.push({ name: 'x', expression: 'false' }); }],
    ['for some pods', ({ spec }) => { spec.matchConstraints.objectSelector = { matchLabels: { a: 'b' } }; }],
    ['without variables', ({ spec }) => { delete spec.variables; }],
  ])('%s', (_, change) => {
    expect(doneIn('a', changed(change))).toBe('unknown');
  });

  test('for some pods by its binding', () => {
    const [policy] = addingPolicies({ namespaces: ['a'] });
    expect(doneIn('a', [policy, binding('add-pull', undefined, { excludeResourceRules: [{}] })])).toBe('unknown');
  });
});

describe('of one of somebody else it is not known what it does', () => {
  const { MutatingAdmissionPolicy: ofServer, ClusterPolicy: ofKyverno, MutatingPolicy: cel } = FOREIGN;
  const inNamespaces = (...namespaces: string[]) => ({
    ...ofKyverno,
    spec: { rules: [{ ...ofKyverno.spec.rules[0], match: { any: [{ resources: { kinds: ['Pod'], namespaces } }] } }] },
  });
  const selecting = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'a' } } };

  test.each<[string, readonly any[], string]>([
    ['of the API server, without its binding', [ofServer], 'a b'],
    ['bound to a namespace', [ofServer, binding('foreign', selecting.namespaceSelector)], 'a'],
    ['bound to all', [ofServer, binding('foreign')], 'a b'],
    ['of Kyverno', [ofKyverno], 'a b'],
    ['of Kyverno, for a namespace', [inNamespaces('a')], 'a'],
    ['of Kyverno, for a pattern', [inNamespaces('a*')], 'a b'],
    ['of Kyverno, in its namespace', [{ ...ofKyverno, kind: 'Policy', metadata: { name: 'x', namespace: 'a' } }], 'a'],
    ['of Kyverno, in a namespace that is left out', [{ ...ofKyverno, kind: 'Policy' }], 'a b'],
    ['of Kyverno, in CEL', [cel], 'a b'],
    ['of Kyverno, in CEL, for a namespace', [{ ...cel, spec: { ...cel.spec, matchConstraints: selecting } }], 'a'],
    ['of Kyverno, in CEL, in its namespace',
      [{ ...cel, kind: 'NamespacedMutatingPolicy', metadata: { name: 'x', namespace: 'a' } }], 'a'],
  ])('%s', (_, objects, where) => {
    expect(['a', 'b'].filter(name => doneIn(name, objects) === 'unknown').join(' ')).toBe(where);
    expect(doneIn(undefined, objects)).toBe('unknown');
  });

  test.each<[string, any]>([
    ['changes something else', { ...ofServer, spec: { mutations: [{ jsonPatch: { expression: '[]' } }] } }],
    ['only checks them',
      { ...ofKyverno, spec: { rules: [{ validate: { pattern: { spec: { imagePullSecrets: [] } } } }] } }],
    ['says nothing', { ...ofKyverno, spec: undefined }],
  ])('that %s does nothing', (_, policy) => {
    expect(doneIn('a', [policy])).toBe('nothing');
  });
});

test('of two policies with one name the later counts', () => {
  const [policy, bound] = addingPolicies({ namespaces: ['a'] });
  expect(doneIn('a', [policy, bound, { ...policy, spec: {} }])).toBe('nothing');
  expect(doneIn('a', [{ ...policy, spec: {} }, bound, policy])).toBe('adds pull');
  expect(doneIn('a', [FOREIGN.ClusterPolicy, { ...FOREIGN.ClusterPolicy, spec: {} }])).toBe('nothing');
});

test('an object that contains itself ends nothing', () => {
  const rule: any = { mutate: {} };
  rule.mutate.self = rule;
  expect(doneIn('a', [{ ...FOREIGN.ClusterPolicy, spec: { rules: [rule] } }])).toBe('nothing');
});
