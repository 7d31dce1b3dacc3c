import { namespaceOf } from '../../../src/audit/facts/object-ref';

test.each([
  'ClusterRole', 'ClusterRoleBinding', 'Namespace', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding',
  'ClusterPolicy', 'ValidatingPolicy', 'ClusterCleanupPolicy', 'ClusterExternalSecret', 'ClusterSecretStore',
  'ClusterPushSecret', 'ClusterGenerator', 'ClusterSecret',
])('a %s is in no namespace', kind => {
  expect(namespaceOf({ kind, metadata: { name: 'a' } })).toBe('');
});

test.each(['Pod', 'Policy', 'ExternalSecret', 'SecretStore'])('a %s without a namespace is in default', kind => {
  expect(namespaceOf({ kind, metadata: { name: 'a' } })).toBe('default');
  expect(namespaceOf({ kind, metadata: { name: 'a', namespace: 'b' } })).toBe('b');
});
