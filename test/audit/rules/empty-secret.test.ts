import { findingsOf, rawPullSecret } from '../support';
import { findInText, rulesFor } from './secrets.support';

test.each([
  ['{"auths":{}}', 'has no entry'],
  ['null', 'has no entry'],
  ['{"auths":{"reg.io":{}}}', "has no password, or a placeholder for one, for 'reg.io'"],
  ['{"auths":{"reg.io":{"username":"u","password":"CHANGE_ME"}}}', 'or a placeholder for one'],
  ['{"auths":{"reg.io":{"auth":"dTo="}}}', 'has no password'],
])('%s has no credentials', (text, message) => {
  expect(findInText('PRA205', text)).toMatchObject([
    { severity: 'warning', message: expect.stringContaining(message) },
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
