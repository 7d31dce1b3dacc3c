import { labelSelectors } from '../../src/external-secrets/label-selectors';

const NAME = 'kubernetes.io/metadata.name';

test.each([
  [{ matchLabels: { a: 'b' } }, [], [{ matchLabels: { a: 'b' } }]],
  [{ names: ['x', 'y'] }, [], [{ matchExpressions: [{ key: NAME, operator: 'In', values: ['x', 'y'] }] }]],
  [{ matchLabels: { a: 'b' }, names: ['x'] }, [], [{ matchExpressions: [{ key: NAME, operator: 'In', values: ['x'] }] }, { matchLabels: { a: 'b' } }]],
  [{ matchLabels: { a: 'b' } }, ['z'], [{ matchLabels: { a: 'b' }, matchExpressions: [{ key: NAME, operator: 'NotIn', values: ['z'] }] }]],
  [{ names: ['x'] }, ['y', 'z'], [{ matchExpressions: [{ key: NAME, operator: 'In', values: ['x'] }, { key: NAME, operator: 'NotIn', values: ['y', 'z'] }] }]],
])('%j except %s', (selector, except, expected) => {
  expect(labelSelectors({ names: [], matchLabels: {}, ...selector }, except)).toEqual(expected);
});
