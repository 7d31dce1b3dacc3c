import { labelsOf, selects } from '../../src/kubernetes/label-selector';

const LABELS = new Map([['app', 'web'], ['tier', 'front']]);

test.each([
  [{}, true],
  [{ matchLabels: { app: 'web' } }, true],
  [{ matchLabels: { app: 'web', tier: 'back' } }, false],
  [{ matchLabels: { constructor: 'x' } }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web'] }] }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
  [{ matchExpressions: [{ key: 'none', operator: 'NotIn', values: ['web'] }] }, true],
  [{ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
  [{ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, false],
  [{ matchLabels: { app: 'web' }, matchExpressions: [{ key: 'none', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'Like', values: ['web'] }] }, false],
  [{ matchExpressions: 'app' }, false],
  ['app=web', false],
  [undefined, false],
])('%j selects: %s', (selector, expected) => {
  expect(selects(selector, LABELS)).toBe(expected);
});

test('labels that are not texts are left out', () => {
  expect([...labelsOf({ labels: { a: 'b', c: 1 } })]).toEqual([['a', 'b']]);
  expect(labelsOf(undefined).size).toBe(0);
  expect(labelsOf({ labels: ['a'] }).size).toBe(0);
});
