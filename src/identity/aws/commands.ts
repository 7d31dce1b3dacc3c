import { commandIn, placeholder } from '../command';
import { Workload } from '../workload';
import { accountOf } from './arn';

/**
 * A command of the AWS CLI that changes an account, with the profile of that: its number stands for a profile of the
 * name.
 *
 * @param account undefined where it is not known
 * @param whose whose account it is, in words
 */
export function awsCommand(
  account: string | undefined, whose: string, [service, operation]: readonly [string, string], ...args: string[]
): string {
  return commandIn(account === undefined ? `AWS account of ${whose}` : `AWS account ${account}`,
    'aws', service, operation, '--profile', account ?? placeholder('profile'), ...args);
}

/** The commands that put a policy into a role or user. */
export function policyCommands(
  grantee: string, kind: 'role' | 'user', policyName: string, policyDocument: any,
): string[] {
  return [
    awsCommand(
      accountOf(grantee), grantee, ['iam', `put-${kind}-policy`], `--${kind}-name`, principalName(grantee, kind),
      '--policy-name', policyName, '--policy-document', JSON.stringify(policyDocument),
    ),
  ];
}

/**
 * The name of a policy that distinguishes ServiceAccounts that share a role, as far as they are known:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html.
 */
export function policyNameOf({ namespace, serviceAccountName }: Partial<Workload>): string {
  return ['pull', namespace, serviceAccountName].filter(part => part !== undefined).join('-').slice(0, 128);
}

/** The command that makes a role. */
export function trustCommands(role: string, policyDocument: any): string[] {
  const path = /:role(\/.*\/)[^/]+$/.exec(role)?.[1];
  return [
    awsCommand(
      accountOf(role), role, ['iam', 'create-role'], '--role-name', principalName(role, 'role'),
      ...(path === undefined ? [] : ['--path', path]), '--assume-role-policy-document', JSON.stringify(policyDocument),
    ),
  ];
}

/** The command that gives a ServiceAccount its role in EKS Pod Identity. The cluster is in the account of the role. */
export function associationCommand({ namespace, serviceAccountName }: Workload, roleArn: string | undefined): string {
  return awsCommand(
    roleArn && accountOf(roleArn), 'the cluster', ['eks', 'create-pod-identity-association'],
    '--cluster-name', placeholder('cluster'), '--namespace', namespace,
    '--service-account', serviceAccountName, '--role-arn', roleArn ?? placeholder('ARN of the role'),
  );
}

function principalName(principal: string, kind: string): string {
  return principal.startsWith('arn:') ? principal.slice(principal.lastIndexOf('/') + 1) : placeholder(kind);
}
