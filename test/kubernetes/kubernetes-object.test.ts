import { Lazy } from 'cdk8s';
import { apiGroup, isList, isPlainObject } from '../../src/kubernetes/kubernetes-object';

test.each([
  ['v1', ''],
  ['apps/v1', 'apps'],
  ['external-secrets.io/v1', 'external-secrets.io'],
  [undefined, ''],
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
