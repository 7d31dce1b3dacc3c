import { labelSelectors } from '../../src/external-secrets/label-selectors';

const NAME = 'kubernetes.io/metadata.name';

test.each([
  [{ matchLabels: { a: 'b' } }, [], [{ matchLabels: { a: 'b' } }]],
  [{ names: ['x', 'y'] }, [], [{ matchExpressions: [{ key: NAME, operator: 'In', values: ['x', 'y'] }] }]],
  [{ matchLabels: { a: 'b' }, names: ['x'] }, [],
    [{ matchExpressions: [{ key: NAME, operator: 'In', values: ['x'] }] }, { matchLabels: { a: 'b' } }]],
  [{ matchLabels: { a: 'b' } }, ['z'],
    [{ matchLabels: { a: 'b' }, matchExpressions: [{ key: NAME, operator: 'NotIn', values: ['z'] }] }]],
  [
    { names: ['x'] },
    ['y', 'z'],
    [
      {
        matchExpressions: [
          { key: NAME, operator: 'In', values: ['x'] },
          { key: NAME, operator: 'NotIn', values: ['y', 'z'] },
        ],
      },
    ],
  ],
  [
    { names: ['x', 'y'] },
    ['y'],
    [
      {
        matchExpressions: [
          { key: NAME, operator: 'In', values: ['x'] },
          { key: NAME, operator: 'NotIn', values: ['y'] },
        ],
      },
    ],
  ],
  [{ matchLabels: { a: 'b' }, names: ['y'] }, ['y'],
    [{ matchLabels: { a: 'b' }, matchExpressions: [{ key: NAME, operator: 'NotIn', values: ['y'] }] }]],
])('%j except %s', (selector, except, expected) => {
  expect(labelSelectors({ names: [], matchLabels: {}, ...selector }, except)).toEqual(expected);
});

test('names of which none is left are refused, as nobody would be selected', () => {
  expect(() => labelSelectors({ names: ['x', 'y'], matchLabels: {} }, ['y', 'x'])).toThrow(
    "'namespaceSelector.names' ('x', 'y') are all listed in 'namespaces', or are the 'sourceNamespace', which have the "
      + 'Secret already: leave');
});
