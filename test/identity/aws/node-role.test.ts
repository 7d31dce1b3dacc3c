import { CloudIdentity } from '../../../src';
import { ecr, onlyPermission, role, workload } from '../support';

test('the pod needs to reach the instance and nothing else', () => {
  expect(CloudIdentity.awsNodeRole()._binding).toEqual({
    provider: 'aws',
    identity: { method: 'node', url: 'http://169.254.169.254' },
    sessionName: 'cdk8s-registry-access',
    pod: { egress: [{ cidr: '169.254.169.254/32', port: 80 }] },
  });
});

test('the role is for documents, and trusts EC2 already', () => {
  expect(onlyPermission(CloudIdentity.awsNodeRole(role), [ecr]).grantees).toEqual([role]);
  expect(onlyPermission(CloudIdentity.awsNodeRole(), [ecr]).grantees).toEqual(['the role of the nodes']);
  expect(CloudIdentity.awsNodeRole(role)._trust(workload)).toEqual([]);
});

test('a role that cannot be is refused', () => {
  expect(() => CloudIdentity.awsNodeRole('arn:aws:iam::123456789012:instance-profile/node')).toThrow(
    "CloudIdentity.awsNodeRole: 'roleArn' must be the ARN of an IAM role");
});
