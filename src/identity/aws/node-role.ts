import { IdentityStrategy } from '../strategy';
import { roleOf } from './arn';
import { awsStrategy, SESSION_NAME } from './strategy';

const METADATA = '169.254.169.254';

/** The instance metadata service answers pods only with a hop limit of 2 or more. */
export function awsNodeRole(roleArn?: string): IdentityStrategy {
  return awsStrategy({
    kind: 'awsNodeRole',
    description: `IAM role of the nodes${roleArn === undefined ? '' : ` (${roleArn})`}`,
    principal: roleArn === undefined ? undefined : roleOf("CloudIdentity.awsNodeRole: 'roleArn'", roleArn),
    isOfNodes: true,
    principalText: 'the role of the nodes',
    principalKind: 'role',
    principalProperty: "'roleArn' to CloudIdentity.awsNodeRole",
    binding: {
      identity: { method: 'node', url: `http://${METADATA}` },
      sessionName: SESSION_NAME,
      pod: { egress: [{ cidr: `${METADATA}/32`, port: 80 }] },
    },
  });
}
