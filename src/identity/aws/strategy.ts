import { CloudProvider, Registry } from '../../registry';
import { AwsBinding } from '../binding';
import { CloudGrant } from '../cloud-grant';
import { tokenSubject } from '../oidc';
import { IdentityStrategy, registryNames } from '../strategy';
import { PermissionsProps, TrustProps, Workload } from '../workload';
import { accountOf, checkAssumeRoles, partitionProblem, Principal, roleOf } from './arn';
import { policyCommands, policyNameOf, trustCommands } from './commands';
import { pullPolicy, Statement } from './policy';

/** What tells one kind of identity of AWS from another. */
interface AwsIdentity {
  readonly description: string;
  readonly kind: string;
  readonly binding: Omit<AwsBinding, 'provider'>;
  /** The role or user that it is, where that is known. */
  readonly principal?: Principal;
  /** The principal in words, and the property by which it can be made known. */
  readonly principalText: string;
  /** What it is in IAM. */
  readonly principalKind: 'role' | 'user';
  readonly principalProperty: string;
  /** Whether it is what the nodes are. */
  readonly isOfNodes?: boolean;
  /** Whether its sessions have tags that it passes on when it assumes a role. */
  readonly passesTags?: boolean;
  /** Trust policy of its role. */
  readonly trustPolicy?: (props: TrustProps, role?: Principal) => TrustPolicy;
}

/** Trust policy of a role, and what to do once the role is there. */
interface TrustPolicy {
  readonly document: any;
  readonly documentation: string;
  readonly commands?: readonly string[];
}

/** The name of sessions where none is given. */
export const SESSION_NAME = 'cdk8s-registry-access';

const ASSUME_ROLE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_cross-account-with-roles.html';

export function awsStrategy(identity: AwsIdentity): IdentityStrategy {
  const { description, kind, binding, principal, principalText, isOfNodes } = identity;
  return {
    description,
    kind,
    binding: { provider: CloudProvider.AWS, ...binding },
    problemWith: registry => principal && partitionProblem(principal, registry),
    nodes: isOfNodes ? { grantee: principal?.arn ?? principalText, account: principal?.account } : undefined,
    permissions: props => awsPermissions(identity, props),
    trust: props => awsTrust(identity, props),
  };
}

function awsPermissions(identity: AwsIdentity, props: PermissionsProps): CloudGrant[] {
  const { registries, assumeRoles = {} } = props;
  checkAssumeRoles(assumeRoles, registries);
  const roles = [...new Set(Object.values(assumeRoles))].sort();
  const roleFor = ({ account }: Registry) => account === undefined ? undefined : assumeRoles[account];
  const own = registries.filter(registry => roleFor(registry) === undefined);
  return [
    rolePermission(
      identity.principal?.arn ?? identity.principalText, identity.principalKind, props, own,
      assumeStatements(roles, identity),
    ),
    ...roles.map(role =>
      rolePermission(role, 'role', props, registries.filter(registry => roleFor(registry) === role)),
    ),
  ];
}

function rolePermission(
  grantee: string,
  kind: 'role' | 'user',
  workload: Partial<Workload>,
  registries: readonly Registry[],
  assumed: readonly Statement[] = [],
): CloudGrant {
  const policyDocument = pullPolicy(registries, assumed);
  return {
    kind: 'permission',
    provider: CloudProvider.AWS,
    account: accountOf(grantee),
    grantees: [grantee],
    resources: registryNames(registries),
    policyDocument,
    commands: policyCommands(grantee, kind, policyNameOf(workload), policyDocument),
    documentation: registries[0]?._pullPermission?.documentation ?? ASSUME_ROLE,
  };
}

function assumeStatements(roles: readonly string[], { passesTags }: AwsIdentity): Statement[] {
  return roles.length === 0
    ? []
    : [{ Sid: 'AssumeRoles', Effect: 'Allow', Action: assumeActions(passesTags), Resource: roles }];
}

function awsTrust(identity: AwsIdentity, props: TrustProps): CloudGrant[] {
  const { principal, principalText, trustPolicy } = identity;
  const role = principal?.arn ?? principalText;
  const own = trustPolicy && [trustOf(role, tokenSubject(props), trustPolicy(props, principal))];
  return [...own ?? [], ...(props.assumeRoles ?? []).map(assumed => assumedRoleTrust(identity, assumed))];
}

function assumedRoleTrust({ principal, principalProperty, passesTags }: AwsIdentity, role: string): CloudGrant {
  const { arn, partition } = roleOf("'assumeRoles'", role);
  if (!principal) {
    throw new Error(`role '${arn}' has to trust who assumes it: give ${principalProperty}`);
  }
  if (principal.partition !== partition) {
    throw new Error(`'${arn}' is of partition ${partition}, and cannot be assumed by '${principal.arn}' of partition `
      + `${principal.partition}`);
  }
  return trustOf(arn, principal.arn, {
    document: trustDocument({ AWS: principal.arn }, assumeActions(passesTags)),
    documentation: ASSUME_ROLE,
  });
}

function trustOf(role: string, grantee: string, { document, documentation, commands = [] }: TrustPolicy): CloudGrant {
  return {
    kind: 'trust',
    provider: CloudProvider.AWS,
    account: accountOf(role),
    grantees: [grantee],
    resources: [role],
    policyDocument: document,
    commands: [...trustCommands(role, document), ...commands],
    documentation,
  };
}

/**
 * Transitive tags need `sts:TagSession` on both sides:
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html#pod-id-abac-chaining.
 */
function assumeActions(passesTags = false): string[] {
  return passesTags ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'];
}

export function trustDocument(
  principal: Readonly<Record<string, string>>, actions: readonly string[], condition?: any,
): any {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: actions, ...condition && { Condition: condition } }],
  };
}
