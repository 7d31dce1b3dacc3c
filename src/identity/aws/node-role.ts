import { IdentityStrategy } from '../strategy';
import { roleOf } from './arn';
import { awsStrategy } from './strategy';

/** Options of `CloudIdentity.awsNodeRole`. */
export interface AwsNodeRoleOptions {
  /**
   * ARN of the role of the nodes, for documents and checks.
   *
   * @default - not known
   */
  readonly roleArn?: string;
}

/** The instance metadata service answers pods only with a hop limit of 2 or more. */
export function awsNodeRole({ roleArn }: AwsNodeRoleOptions): IdentityStrategy {
  return awsStrategy({
    description: `IAM role of the nodes${roleArn === undefined ? '' : ` (${roleArn})`}`,
    principal: roleArn === undefined ? undefined : roleOf("CloudIdentity.awsNodeRole: 'roleArn'", roleArn),
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
