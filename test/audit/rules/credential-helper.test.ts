import { deployment, findingsOf, lists, rawPullSecret } from '../support';
import { findInText, rulesFor } from './secrets.support';

test.each([
  ['{"auths":{"reg.io":{"identitytoken":"hunter2"}}}', "has only an 'identitytoken' for 'reg.io'"],
  ['{"auths":{"reg.io":{"auth":"dTo=","identitytoken":"hunter2"}}}', "has only an 'identitytoken'"],
  ['{"auths":{"reg.io":{}},"credsStore":"desktop"}', "leaves logins to 'credsStore'"],
  ['{"credHelpers":{"123456789012.dkr.ecr.eu-west-1.amazonaws.com":"ecr-login"}}', "leaves logins to 'credHelpers'"],
])('%s has nothing that the kubelet reads', (text, message) => {
  expect(findInText('PRA207', text)).toMatchObject([{ severity: 'error', message: expect.stringContaining(message) }]);
  expect(rulesFor(text)).toEqual(['PRA207']);
  expect(JSON.stringify(findInText('PRA207', text))).not.toContain('hunter2');
});

test('helpers beside a login are only of no use', () => {
  expect(findInText('PRA207', '{"auths":{"reg.io":{"auth":"dTpw"}},"credHelpers":{}}'))
    .toMatchObject([{ severity: 'info' }]);
});

test('a token beside a password does no harm', () => {
  expect(findInText('PRA207', '{"auths":{"reg.io":{"auth":"dTpw","identitytoken":"x"}}}')).toEqual([]);
});

test.each([
  '{"credHelpers":{"123456789012.dkr.ecr.eu-west-1.amazonaws.com":"ecr-login"}}',
  '{"auths":{"a.io":{"identitytoken":"x"}}}',
])('what a builder mounts, %s, is for its own programs, unless a pod pulls with it', text => {
  const secret = rawPullSecret('pull', text);
  const mounts = { volumes: [{ name: 'v', secret: { secretName: 'pull' } }] };
  expect(findingsOf('PRA207', [secret, deployment('kaniko', mounts)])).toMatchObject([{ severity: 'info' }]);
  expect(findingsOf('PRA207', [secret, deployment('kaniko', { ...mounts, ...lists('pull') })]))
    .toMatchObject([{ severity: 'error' }]);
});
