import { labelSelectors } from '../../src/external-secrets/label-selectors';

const NAME = 'kubernetes.io/metadata.name';

test.each([
  [{ matchLabels: { a: 'b' } }, undefined, { matchLabels: { a: 'b' } }],
  [{ names: ['x', 'y'] }, undefined, { matchExpressions: [{ key: NAME, operator: 'In', values: ['x', 'y'] }] }],
  [{ matchLabels: { a: 'b' }, names: ['x'] }, undefined, { matchLabels: { a: 'b' }, matchExpressions: [{ key: NAME, operator: 'In', values: ['x'] }] }],
  [{ matchLabels: { a: 'b' } }, 'z', { matchLabels: { a: 'b' }, matchExpressions: [{ key: NAME, operator: 'NotIn', values: ['z'] }] }],
])('%j except %s', (selector, except, expected) => {
  expect(labelSelectors([selector], except)).toEqual([expected]);
});

test.each([
  [[], /is empty: give at least one/],
  [[{ matchLabels: {}, names: [] }], /would mean every namespace/],
  [[{ names: ['A'] }], /'namespaceSelectors.names' must be a DNS label/],
])('%j is refused', (selectors, message) => {
  expect(() => labelSelectors(selectors)).toThrow(message);
});
