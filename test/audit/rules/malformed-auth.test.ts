import { deployment, findingsOf, lists, rawPullSecret } from '../support';
import { rulesFor } from './secrets.support';

test.each([
  ['no base64', '{"auths":{"reg.io":{"auth":"hunter2!"}}}', 'is not base64'],
  ['no colon', '{"auths":{"reg.io":{"auth":"aHVudGVyMg=="}}}', 'has no colon'],
])('%s stops all pulls of the pods', (_, text, message) => {
  const [finding] = findingsOf('PRA204', [rawPullSecret('pull', text), deployment('nginx', lists('pull'))]);
  expect(finding).toMatchObject({
    severity: 'error', related: ["Deployment 'default/web'"], message: expect.stringContaining(message),
  });
  expect(finding.message).toContain(
    'the kubelet then pulls no image of 1 workload that it reaches, public ones included',
  );
  expect(JSON.stringify(finding)).not.toMatch(/hunter2|aHVudGVyMg/);
  expect(rulesFor(text)).toEqual(['PRA204']);
});

test.each([
  ['PRA203', '{"auths":[]}'], ['PRA204', '{"auths":{"reg.io":{"auth":"aHVudGVyMg=="}}}'],
])('%s of a Secret that reaches nothing counts no workloads', (rule, text) => {
  expect(findingsOf(rule, [rawPullSecret('pull', text)])[0].message)
    .toMatch(/: the kubelet then pulls no image of pods that use it, public ones included\.$/);
});

test.each([
  ['says what it is made of', { auth: 'BASE64(USERNAME:PASSWORD)' }],
  ['says how it is made', { auth: 'base64-encoded credentials' }],
  ['says what is to be there', { auth: 'auth-string-here' }],
  ['is not encoded, of words', { auth: 'username:password' }],
  ['is of the documentation of Kubernetes', { auth: 'opensesame' }],
  ['is a word alone', { auth: 'TOKEN' }],
  ['is crossed out', { auth: 'xxxxx==' }],
  ['was cut', { auth: 'anNvbl9rZXk...' }],
  ['was taken out but for its end', { auth: '==' }],
  ['is a word with digits', { auth: 'abc123' }],
  ['is base64 of words', { auth: 'WU9VUl9UT0tFTg==' }],
  ['is not encoded, of words of another language', { auth: 'SEU_USUARIO:SEU_TOKEN' }],
  ['stands beside a placeholder', { username: 'a', password: 'REGISTRY_PASSWORD', auth: 'robot_a' }],
])('an auth that %s is still to be filled in', (_, entry) => {
  expect(rulesFor(JSON.stringify({ auths: { 'reg.io': entry } }))).toEqual([]);
});

test('what a cluster has is not filled in any more', () => {
  const secret = rawPullSecret('pull', '{"auths":{"reg.io":{"auth":"BASE64(USERNAME:PASSWORD)"}}}');
  expect(findingsOf('PRA204', [secret])).toEqual([]);
  expect(findingsOf('PRA204', [{ ...secret, metadata: { name: 'pull', uid: '1' } }])).toHaveLength(1);
});

test.each([[false, 'warning'], [true, 'error']])(
  'at a registry of documentation, in a live cluster: %p, it is of severity %s', (cluster, severity) => {
    const secret = rawPullSecret('pull', '{"auths":{"my.registry.com":{"auth":"aHVudGVyMg=="}}}');
    expect(findingsOf('PRA204', [secret], { cluster })).toMatchObject([{ severity }]);
  });
