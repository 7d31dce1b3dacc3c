import { effectivePullSecrets } from '../../src/kubernetes/effective-pull-secrets';

test('a pod with a list of its own has that, which hides what only its ServiceAccount carries', () => {
  expect(effectivePullSecrets([{ name: 'b' }, { name: 'a' }], ['a', 'c']))
    .toEqual({ names: ['b', 'a'], from: 'pod', hidden: ['c'] });
});

test('a pod without a list has that of its ServiceAccount', () => {
  expect(effectivePullSecrets([], ['b', 'a'])).toEqual({ names: ['b', 'a'], from: 'service-account', hidden: [] });
});

test('nothing is known of a ServiceAccount that is not there', () => {
  expect(effectivePullSecrets([], undefined)).toEqual({ names: [], from: 'unknown-service-account', hidden: [] });
});

test('a list that names nothing still hides that of the ServiceAccount', () => {
  expect(effectivePullSecrets([{}], ['a'])).toEqual({ names: [], from: 'pod', hidden: ['a'] });
});
