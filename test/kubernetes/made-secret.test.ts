import { madeSecretName, makesSecret } from '../../src/kubernetes/made-secret';

test.each([
  ['bitnami.com/SealedSecret', {}, 'own'],
  ['external-secrets.io/ExternalSecret', {}, 'own'],
  ['external-secrets.io/ExternalSecret', { target: { name: 'pull' } }, 'pull'],
  ['external-secrets.io/ExternalSecret', { target: { name: 'pull', creationPolicy: 'Orphan' } }, 'pull'],
  ['external-secrets.io/ExternalSecret', { target: { name: 'pull', creationPolicy: 'Merge' } }, undefined],
])('a %s with %j makes %s', (groupKind, spec, expected) => {
  expect(makesSecret(groupKind)).toBe(true);
  expect(madeSecretName(groupKind, { metadata: { name: 'own' }, spec })).toBe(expected);
});

test('others make none', () => {
  expect(makesSecret('/Secret')).toBe(false);
});
