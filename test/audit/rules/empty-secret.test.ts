import { deployment, findingsOf, lists, rawPullSecret } from '../support';
import { findInText, rulesFor } from './secrets.support';

test.each([
  ['{"auths":{}}', 'has no entry', 'info'],
  ['null', 'has no entry', 'info'],
  ['{"auths":{"reg.io":{}}}', "has no password, or a placeholder for one, for 'reg.io'", 'warning'],
  ['{"auths":{"reg.io":{"username":"u","password":"CHANGE_ME"}}}', 'or a placeholder for one', 'info'],
  ['{"auths":{"reg.io":{"auth":"dTo="}}}', 'has no password', 'warning'],
])('%s has no credentials', (text, message, severity) => {
  expect(findInText('PRA205', text)).toMatchObject([
    { severity, message: expect.stringContaining(message) },
  ]);
  expect(rulesFor(text)).toEqual(['PRA205']);
});

test('a seed that something fills is fine', () => {
  const external = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'pull' },
    spec: { target: { template: { type: 'kubernetes.io/dockerconfigjson' } } },
  };
  expect(findingsOf('PRA205', [rawPullSecret('pull', '{"auths":{}}'), external])).toEqual([]);
});

test('one without entries that a pod names is a contradiction', () => {
  expect(findingsOf('PRA205', [rawPullSecret('pull', '{"auths":{}}'), deployment('reg.io/a', lists('pull'))]))
    .toMatchObject([{ severity: 'warning' }]);
});
