import { AdmissionEngine } from '../../src';
import { checkSize, PULL_SECRET_POLICIES } from '../../src/admission/pull-secret-policy';
import { AddedPullSecrets } from '../../src/pull/added-pull-secrets';

// What its expressions do is tested with a real API server: test/cluster/pull-secret-admission.test.ts.
const added = new AddedPullSecrets([{ secret: 'harbor', prefixes: ['registry.example.com/'] }]);
const policy = (names: string[], matchLabels: Record<string, string> = {}): Record<string, any> =>
  PULL_SECRET_POLICIES[AdmissionEngine.API_SERVER]({ name: 'add-harbor', added, namespaces: { names, matchLabels } });

test('the table is in an annotation, and the same text in the expressions', () => {
  const { metadata, spec } = policy(['a']).Policy;
  const text = '[{"harbor":["registry.example.com/"]}]';
  expect(metadata.annotations).toEqual({ 'cdk8s-registry-access/added-pull-secrets': text });
  expect(spec.variables[0]).toEqual({ name: 'secrets', expression: text });
});

const byName = (values: string[]) =>
  ({ matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }] });
test.each<[string, string[], Record<string, string>, object]>([
  ['names', ['a', 'b'], {}, { 'add-harbor': byName(['a', 'b']) }],
  ['labels', [], { pull: 'yes' }, { 'add-harbor': { matchLabels: { pull: 'yes' } } }],
  ['either', ['a'], { pull: 'yes' },
    { 'add-harbor': byName(['a']), 'add-harbor-labels': { matchLabels: { pull: 'yes' } } }],
])('a namespace is meant by its %s', (_, names, labels, expected) => {
  const { Policy, ...bindings } = policy(names, labels);
  expect(Object.fromEntries(Object.values(bindings).map(({ metadata, spec }) =>
    [metadata.name, spec.matchResources.namespaceSelector]))).toEqual(expected);
  expect(Object.values(bindings).map(({ spec }) => spec.policyName)).not.toContain(undefined);
  expect(Policy.spec.matchConstraints).not.toHaveProperty('namespaceSelector');
});

describe('more than the API server can match', () => {
  const many = (count: number, path = 'a') => new AddedPullSecrets([
    { secret: 'many', prefixes: Array.from({ length: count }, (_, index) => `r${index}.example.com/${path}/`) },
  ]);

  test('a thousand registries are not', () => {
    expect(() => checkSize('chart/Access', many(1000))).not.toThrow();
  });

  test.each([['one more', many(1001)], ['very long ones', many(100, 'a'.repeat(700))]])('%s are', (_, table) => {
    expect(() => checkSize('chart/Access', table)).toThrow(
      /^'credentials' of 'chart\/Access' have \d+ registries in \d+ bytes, more than the API server can match .*: name hosts/);
  });
});
