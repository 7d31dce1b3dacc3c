import { Registry, RegistryKind } from '../../registry';
import { checkGrammar, Mistake } from '../check';

/** An IAM role or user. */
export interface Principal {
  readonly arn: string;
  readonly partition: string;
  readonly account: string;
}

// Paths and names: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html.
const PRINCIPAL =
  /^arn:(?<partition>aws(?:-[a-z]+)*):iam::(?<account>\d{12}):(?:role|user)\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;
const ROLE = new RegExp(PRINCIPAL.source.replace('role|user', 'role'));
const USER = new RegExp(PRINCIPAL.source.replace('role|user', 'user'));

const NOT_A_ROLE: Mistake[] = [
  {
    value: /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+).*$/,
    is: 'a session of a role; write arn:$1:iam::$2:role/$3',
  },
  { value: /^arn:[^:]+:iam::\d{12}:instance-profile\/.*$/, is: 'an instance profile; write the ARN of the role in it' },
  { value: /^arn:[^:]+:iam::\d{12}:user\/.*$/, is: 'a user; write the ARN of a role' },
  { value: /^[\w+=.@-]+$/, is: 'a name; write arn:aws:iam::ACCOUNT:role/$&' },
];

/** Checks the ARN of an IAM role. */
export function roleOf(property: string, arn: string): Principal {
  return parsePrincipal(
    checkGrammar(
      property, arn, ROLE, 'the ARN of an IAM role, such as arn:aws:iam::123456789012:role/pull', NOT_A_ROLE,
    ),
  );
}

/** Checks the ARN of an IAM user. */
export function userOf(property: string, arn: string): Principal {
  return parsePrincipal(
    checkGrammar(property, arn, USER, 'the ARN of an IAM user, such as arn:aws:iam::123456789012:user/pull'),
  );
}

/** The AWS account of a role or user; nothing for one that is known in words only. */
export function accountOf(principalText: string): string | undefined {
  return PRINCIPAL.exec(principalText)?.groups!.account;
}

/** The partition of a registry, as its pull permission has it: the table of regions belongs to the registry. */
export function partitionOfRegistry(registry: Registry): string {
  if (registry.kind === RegistryKind.ECR_PUBLIC) {
    // "us-east-1" of the commercial partition only:
    // https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html.
    return 'aws';
  }
  const resources: string[] = registry._pullPermission!.policyDocument.Statement.flatMap(
    (statement: any) => statement.Resource,
  );
  return resources.find(resource => resource.startsWith('arn:'))!.split(':')[1];
}

/** Why a principal cannot be used for a registry: credentials are good in their own partition only. */
export function partitionProblem(
  { arn, partition }: Principal, registry: Registry, what = 'an identity',
): string | undefined {
  const wanted = partitionOfRegistry(registry);
  return partition === wanted ? undefined
    : `'${arn}' is of partition ${partition}, and '${registry}' of partition ${wanted}: give ${what} of partition `
      + `${wanted}`;
}

/**
 * Checks a role that is assumed for a registry.
 *
 * @throws for a malformed ARN and for a role of another partition
 */
export function checkAssumeRole(roleArn: string, registry: Registry, property: string = 'assumeRole'): void {
  const problem = partitionProblem(roleOf(`'${property}'`, roleArn), registry, 'a role');
  if (problem) {
    throw new Error(`'${property}' cannot be used for '${registry}': ${problem}`);
  }
}

/**
 * Checks roles to assume by account.
 *
 * @throws also for a malformed account, and for one that none of the registries is of
 */
export function checkAssumeRoles(assumeRoles: Readonly<Record<string, string>>, registries: readonly Registry[]): void {
  for (const [account, roleArn] of Object.entries(assumeRoles)) {
    checkGrammar(
      "account in 'assumeRoles'",
      account,
      /^\d{12}$/,
      'an AWS account of 12 digits, as a string with its leading zeros',
    );
    const served = registries.filter(registry => registry.account === account);
    if (served.length === 0) {
      throw new Error(`'assumeRoles' has a role for account ${account}, which none of the registries is of `
        + `(${registries.join(', ')}): leave it out`);
    }
    served.forEach(registry => checkAssumeRole(roleArn, registry, 'assumeRoles'));
  }
}

function parsePrincipal(arn: string): Principal {
  const { partition, account } = PRINCIPAL.exec(arn)!.groups!;
  return { arn, partition, account };
}
