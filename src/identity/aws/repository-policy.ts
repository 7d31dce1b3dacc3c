import { groupBy } from '../../collection/group-by';
import { CloudProvider, Registry } from '../../registry';
import { PULL_ACTIONS } from '../../registry/providers/ecr';
import { CloudGrant } from '../cloud-grant';
import { placeholder } from '../command';
import { accountOf } from './arn';
import { awsCommand } from './commands';

/** A registry of ECR that principals of other accounts pull from as themselves. */
interface CrossAccountPull {
  readonly registry: Registry;
  readonly principal: string;
}

/**
 * Adds what the accounts of registries have to set so that principals of other accounts may pull: the policy of each
 * repository. A repository has one, so it is that for all of them.
 *
 * @param grants all of one construct or identity; such policies among them are made again
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 */
export function withRepositoryPolicies(grants: readonly CloudGrant[]): CloudGrant[] {
  const own = grants.filter(grant => !isRepositoryPolicy(grant));
  const pulls = own.flatMap(crossAccountPulls);
  const registries = [...new Map(pulls.map(({ registry }) => [`${registry}`, registry])).values()]
    .map(registry => ({ registry, principals: principalsOf(registry, pulls) }));
  return [
    ...own,
    ...[...groupBy(registries, ({ registry: { account }, principals }) => [account, ...principals].join(' ')).values()]
      .map(group => repositoryPolicy(group.map(({ registry }) => registry), group[0].principals)),
  ];
}

/** It says whom it lets in. */
function isRepositoryPolicy({ kind, policyDocument }: CloudGrant): boolean {
  return kind === 'permission' && policyDocument?.Statement.some((statement: any) => statement.Principal) === true;
}

/** Whose account is not known may be of that of the registry. */
function crossAccountPulls({ provider, grantees: [principal], resources }: CloudGrant): CrossAccountPull[] {
  const account = accountOf(principal);
  return provider !== CloudProvider.AWS || account === undefined ? []
    : resources.map(resource => Registry.of(resource))
      .filter(registry => registry.account !== undefined && registry.account !== account)
      .map(registry => ({ registry, principal }));
}

/** Those that may pull from all that a registry is scoped to, on whichever of its hosts. */
function principalsOf(of: Registry, pulls: readonly CrossAccountPull[]): string[] {
  const covers = ({ account, region, path }: Registry) => account === of.account && region === of.region
    && (path === undefined || `${of.path ?? ''}/`.startsWith(`${path}/`));
  return [...new Set(pulls.filter(({ registry }) => covers(registry)).map(({ principal }) => principal))].sort();
}

function repositoryPolicy(registries: readonly Registry[], principals: readonly string[]): CloudGrant {
  const [{ account }] = registries;
  const policyDocument = {
    Version: '2012-10-17',
    Statement: [{ Sid: 'Pull', Effect: 'Allow', Principal: { AWS: principals }, Action: PULL_ACTIONS }],
  };
  const commands = registries.map(({ region, path }) => awsCommand(
    account, '', ['ecr', 'set-repository-policy'], '--region', region!,
    '--repository-name', path ?? placeholder('repository'), '--policy-text', JSON.stringify(policyDocument),
  ));
  return {
    kind: 'permission',
    provider: CloudProvider.AWS,
    account,
    grantees: [...principals],
    resources: registries.map(String),
    policyDocument,
    commands: [...new Set(commands)],
    documentation: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
  };
}
