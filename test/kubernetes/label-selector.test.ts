import { labelsOf, mayBeSelected, selects } from '../../src/kubernetes/label-selector';

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

describe('a namespace', () => {
  const byName = (...values: string[]) => ({ key: 'kubernetes.io/metadata.name', operator: 'In', values });
  const known = new Map([['pull', 'yes']]);

  test.each<[object, string | undefined, ReadonlyMap<string, string> | undefined, boolean | undefined]>([
    [{}, undefined, undefined, true],
    [{ matchExpressions: [byName('a')] }, 'a', undefined, true],
    [{ matchExpressions: [byName('a')] }, 'b', undefined, false],
    [{ matchExpressions: [byName('a')] }, undefined, undefined, undefined],
    [{ matchLabels: { 'kubernetes.io/metadata.name': 'a' } }, 'a', new Map(), true],
    [{ matchLabels: { pull: 'yes' } }, 'a', undefined, undefined],
    [{ matchLabels: { pull: 'yes' } }, 'a', known, true],
    [{ matchLabels: { pull: 'no' } }, 'a', known, false],
    [{ matchLabels: { pull: 'yes' }, matchExpressions: [byName('b')] }, 'a', undefined, false],
    [{ matchLabels: { pull: 'yes' }, matchExpressions: [byName('a')] }, 'a', undefined, undefined],
    ['pull=yes' as any, 'a', undefined, false],
  ])('is selected by %j, as %s with %j: %s', (selector, name, labels, expected) => {
    expect(mayBeSelected(selector, name, labels)).toBe(expected);
  });
});
