import { checkText } from '../check';
import { IdentityStrategy } from '../strategy';
import { roleOf } from './arn';
import { awsStrategy } from './strategy';

/** The instance metadata service answers pods only with a hop limit of 2 or more. */
export function awsNodeRole(roleArn?: string): IdentityStrategy {
  checkText("CloudIdentity.awsNodeRole: 'roleArn'", roleArn, 'CloudIdentity.awsNodeRole(roleArn)');
  return awsStrategy({
    kind: 'awsNodeRole',
    description: `IAM role of the nodes${roleArn === undefined ? '' : ` (${roleArn})`}`,
    principal: roleArn === undefined ? undefined : roleOf("CloudIdentity.awsNodeRole: 'roleArn'", roleArn),
    isOfNodes: true,
    principalText: 'the role of the nodes',
    principalKind: 'role',
    principalProperty: "'roleArn' to CloudIdentity.awsNodeRole",
    binding: {
      profile: {},
      credentialSource: 'Ec2InstanceMetadata',
      pod: { egress: [{ cidr: '169.254.169.254/32', port: 80 }] },
    },
  });
}
