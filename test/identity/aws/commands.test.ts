import { associationCommand, policyCommands, policyNameOf, trustCommands } from '../../../src/identity/aws/commands';
import { otherRole, role, workload } from '../support';

test.each([
  [role, 'role', '--role-name pull'],
  [otherRole, 'role', '--role-name pull'],
  ['arn:aws:iam::123456789012:user/ci/pull', 'user', '--user-name pull'],
  ['the role of the nodes', 'role', "--role-name '<ROLE>'"],
] as const)('the policy goes into %s', (grantee, kind, name) => {
  expect(policyCommands(grantee, kind, 'pull', { a: 1 }))
    .toEqual([`aws iam put-${kind}-policy ${name} --policy-name pull --policy-document '{"a":1}'`]);
});

test('refreshers that share a role have policies of their own', () => {
  expect(policyNameOf(workload)).toBe('pull-registry-refresher');
  expect([policyNameOf({ namespace: 'registry' }), policyNameOf({})]).toEqual(['pull-registry', 'pull']);
  expect(policyNameOf({ ...workload, serviceAccountName: 'a'.repeat(253) })).toHaveLength(128);
});

test('a role is made under its path', () => {
  expect(trustCommands(role, {})).toEqual(["aws iam create-role --role-name pull --assume-role-policy-document '{}'"]);
  expect(trustCommands(otherRole, {})).toEqual([
    "aws iam create-role --role-name pull --path /registry/ --assume-role-policy-document '{}'",
  ]);
});

test('EKS Pod Identity has an association', () => {
  expect(associationCommand(workload, role)).toBe(
    "aws eks create-pod-identity-association --cluster-name '<CLUSTER>' --namespace registry --service-account "
      + `refresher --role-arn ${role}`);
});
