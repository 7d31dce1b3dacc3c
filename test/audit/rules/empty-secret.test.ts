import { deployment, findingsOf, lists, rawPullSecret } from '../support';
import { findInText, rulesFor } from './secrets.support';

test.each([
  ['{"auths":{}}', 'has no entry', 'info'],
  ['null', 'has no entry', 'info'],
  ['{"auths":{"reg.io":{}}}', "has no password, or a placeholder for one, for 'reg.io'", 'info'],
  ['{"auths":{"reg.io":{"username":"u","password":"CHANGE_ME"}}}', 'or a placeholder for one', 'info'],
  ['{"auths":{"reg.io":{"auth":"dTo="}}}', 'has no password', 'info'],
])('%s has no credentials', (text, message, severity) => {
  expect(findInText('PRA205', text)).toMatchObject([
    { severity, message: expect.stringContaining(message) },
  ]);
  expect(rulesFor(text)).toEqual(['PRA205']);
});

test('a seed that something fills is fine; in a live cluster an entry without a password was not filled', () => {
  const external = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'pull' },
    spec: { target: { template: { type: 'kubernetes.io/dockerconfigjson' } } },
  };
  expect(findingsOf('PRA205', [rawPullSecret('pull', '{"auths":{}}'), external])).toEqual([]);
  const seed = [rawPullSecret('pull', '{"auths":{"reg.io":{}}}'), deployment('reg.io/a', lists('pull')), external];
  expect(findingsOf('PRA205', seed)).toEqual([]);
  expect(findingsOf('PRA205', seed, { cluster: true })).toMatchObject([{ severity: 'warning' }]);
});

test.each([
  ['{"auths":{"reg.io":{}}}', 'warning'],
  ['{"auths":{"reg.io":{"auth":"dTo="}}}', 'warning'],
  ['{"auths":{"reg.io":{"username":"u","password":"CHANGE_ME"}}}', 'info'],
  ['{"auths":{"reg.io":{"username":"","password":"","auth":""}}}', 'info'],
  ['{"auths":{"reg.io":{"username":"u","password":""}}}', 'warning'],
])('a pod that names one with %s is a contradiction: %s', (text, severity) => {
  expect(findingsOf('PRA205', [rawPullSecret('pull', text), deployment('reg.io/a', lists('pull'))]))
    .toMatchObject([{ severity }]);
});

test('one without any entry waits in a file for its logins; in a live cluster it has none', () => {
  const objects = [rawPullSecret('pull', '{"auths":{}}'), deployment('reg.io/a', lists('pull'))];
  expect(findingsOf('PRA205', objects)).toMatchObject([{ severity: 'info' }]);
  expect(findingsOf('PRA205', objects, { cluster: true })).toMatchObject([{ severity: 'warning' }]);
});
