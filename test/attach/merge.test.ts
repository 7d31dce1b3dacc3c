import { Lazy } from 'cdk8s';
import { merge } from '../../src/attach/merge';

const attachment = (pullSecrets: string[], serviceAccountName?: string) => ({ path: [], pullSecrets, serviceAccountName });

test('a list is made where there is none', () => {
  expect(merge({ a: 1 }, attachment(['pull']))).toEqual({ a: 1, imagePullSecrets: [{ name: 'pull' }] });
});

test('a list is continued, and each Secret is named once', () => {
  expect(merge({ imagePullSecrets: [{ name: 'own' }, { name: 'own' }] }, attachment(['pull', 'own', 'pull'])))
    .toEqual({ imagePullSecrets: [{ name: 'own' }, { name: 'pull' }] });
});

test('a list that is made while it is rendered is continued', () => {
  expect(merge({ imagePullSecrets: Lazy.any({ produce: () => [{ name: 'own' }] }) }, attachment(['pull'])))
    .toEqual({ imagePullSecrets: [{ name: 'own' }, { name: 'pull' }] });
});

test('a ServiceAccount is named where none is', () => {
  expect(merge({}, attachment([], 'web-pull'))).toEqual({ serviceAccountName: 'web-pull' });
});

test.each([
  ['everything is there', { imagePullSecrets: [{ name: 'pull' }], serviceAccountName: 'web' }, attachment(['pull'], 'web-pull')],
  ['there is nothing to attach', {}, attachment([])],
])('nothing changes when %s', (_, holder, attached) => {
  expect(merge(holder, attached)).toBeUndefined();
});
