import { Lazy } from 'cdk8s';
import { apiGroup, isList, isPlainObject, objectsIn } from '../../src/kubernetes/kubernetes-object';

test.each([
  ['v1', ''],
  ['apps/v1', 'apps'],
  ['external-secrets.io/v1', 'external-secrets.io'],
  [undefined, ''],
  [7, ''],
])('the group of apiVersion %s is "%s"', (apiVersion, group) => {
  expect(apiGroup(apiVersion)).toEqual(group);
});

test.each([
  [{ kind: 'List', items: [] }, true],
  [{ kind: 'ServiceAccountList', items: [{}] }, true],
  [{ kind: 'List' }, false],
  [{ kind: 'Playlist', items: {} }, false],
  [{ items: [] }, false],
])('%j is a list: %s', (object, expected) => {
  expect(isList(object)).toBe(expected);
});

test.each([
  [{}, true],
  [{ constructor: 'a member', ...JSON.parse('{"__proto__": 1}') }, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  ['text', false],
  [Lazy.any({ produce: () => ({}) }), false],
])('%p is a plain object: %s', (value, expected) => {
  expect(isPlainObject(value)).toBe(expected);
});

describe('what a value holds', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod' };

  test.each<[string, unknown, unknown[]]>([
    ['an object', pod, [pod]],
    ['what is not an object', 'text', ['text']],
    ['an object with items that is not a list', { kind: 'Menu', items: [pod] }, [{ kind: 'Menu', items: [pod] }]],
    ['the items of a list, in order', { kind: 'List', items: [pod, 7, { kind: 'Secret' }, null] },
      [pod, 7, { kind: 'Secret' }, null]],
    ['those of lists in lists', { kind: 'List', items: [{ kind: 'List', items: [1, 2] }, 3] }, [1, 2, 3]],
    ['no kind for the items of a List', { kind: 'List', apiVersion: 'v1', items: [{ metadata: {} }] },
      [{ metadata: {} }]],
    ['the kind of a typed list for its items',
      { kind: 'PodList', apiVersion: 'v1', items: [{ metadata: {} }, { kind: 'Job' }] },
      [{ metadata: {}, ...pod }, { kind: 'Job' }]],
  ])('%s', (_, value, objects) => {
    expect([...objectsIn(value)]).toEqual(objects);
  });

  test('however deep lists hold lists', () => {
    let value: unknown = pod;
    for (let depth = 0; depth < 100_000; depth++) {
      value = { kind: 'List', items: [value] };
    }
    expect([...objectsIn(value)]).toEqual([pod]);
  });
});
