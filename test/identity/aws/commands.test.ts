import { associationCommand, policyCommands, policyNameOf, trustCommands } from '../../../src/identity/aws/commands';
import { otherRole, role, workload } from '../support';

test.each([
  [role, 'role', '123456789012', '123456789012', '--role-name pull'],
  [otherRole, 'role', '210987654321', '210987654321', '--role-name pull'],
  ['arn:aws:iam::123456789012:user/ci/pull', 'user', '123456789012', '123456789012', '--user-name pull'],
  ['the role of the nodes', 'role', 'of the role of the nodes', "'<PROFILE>'", "--role-name '<ROLE>'"],
] as const)('the policy goes into %s, in its account', (grantee, kind, account, profile, name) => {
  expect(policyCommands(grantee, kind, 'pull', { a: 1 })).toEqual([
    `# AWS account ${account}\n`
      + `aws iam put-${kind}-policy --profile ${profile} ${name} --policy-name pull --policy-document '{"a":1}'`,
  ]);
});

test('refreshers that share a role have policies of their own', () => {
  expect(policyNameOf(workload)).toBe('pull-registry-refresher');
  expect([policyNameOf({ namespace: 'registry' }), policyNameOf({})]).toEqual(['pull-registry', 'pull']);
  expect(policyNameOf({ ...workload, serviceAccountName: 'a'.repeat(253) })).toHaveLength(128);
});

test('a role is made under its path', () => {
  expect(trustCommands(role, {})).toEqual([
    '# AWS account 123456789012\n'
      + "aws iam create-role --profile 123456789012 --role-name pull --assume-role-policy-document '{}'",
  ]);
  expect(trustCommands(otherRole, {})).toEqual([
    '# AWS account 210987654321\n'
      + 'aws iam create-role --profile 210987654321 --role-name pull --path /registry/ '
      + "--assume-role-policy-document '{}'",
  ]);
});

test('EKS Pod Identity has an association', () => {
  expect(associationCommand(workload, role)).toBe(
    '# AWS account 123456789012\n'
      + "aws eks create-pod-identity-association --profile 123456789012 --cluster-name '<CLUSTER>' "
      + `--namespace registry --service-account refresher --role-arn ${role}`);
  expect(associationCommand(workload, undefined)).toMatch(
    /^# AWS account of the cluster\naws eks \S+ --profile '<PROFILE>' .* --role-arn '<ARN OF THE ROLE>'$/);
});
