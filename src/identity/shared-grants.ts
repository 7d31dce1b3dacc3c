import { CloudProvider } from '../registry';
import { trustCommands } from './aws/commands';
import { CloudGrant } from './cloud-grant';
import { groupBy } from '../collection/group-by';

/** Equal for what is asked for, or granted, as the same identity (of which only this is needed here). */
export function identityKey(
  { identity }: { readonly identity: { readonly provider: string; toString(): string } },
): string {
  return `${identity.provider} ${identity}`;
}

/** Permissions without those that an earlier one has: ServiceAccounts may share an identity. */
export function sharedPermissions(permissions: readonly CloudGrant[]): CloudGrant[] {
  const keyOf = ({ provider, grantees, resources }: CloudGrant) => [provider, ...grantees, ...resources].join(' ');
  return [...groupBy(permissions, keyOf).values()].map(([permission]) => permission);
}

/**
 * One trust for each identity that trusts: a role of AWS has one trust policy, a provider of Google Cloud is made once.
 * Only Azure has a federated credential for each subject.
 */
export function sharedTrusts(trusts: readonly CloudGrant[]): CloudGrant[] {
  return trustsInOrder([...groupBy(trusts, trustKey).values()].map(shared));
}

/** Names of integrations are those of a JFrog Platform, which the audience tells from others. */
function trustKey({ provider, audience, resources, grantees }: CloudGrant): string {
  return [provider, audience, ...resources, ...provider === CloudProvider.AZURE ? grantees : []].join(' ');
}

function shared(trusts: readonly CloudGrant[]): CloudGrant {
  const [first] = trusts;
  if (trusts.length === 1) {
    return first;
  }
  const grantees = [...new Set(trusts.flatMap(trust => trust.grantees))];
  if (first.policyDocument === undefined) {
    return { ...first, grantees, commands: [...new Set(trusts.flatMap(({ commands }) => commands))] };
  }
  const statements = trusts.flatMap(({ policyDocument }) => policyDocument.Statement);
  const alike = groupBy(statements, statement => JSON.stringify(withSubjects(statement, [])));
  const policyDocument = { ...first.policyDocument, Statement: [...alike.values()].map(sharedStatement) };
  // The first command makes the role; associations follow.
  const others = trusts.flatMap(({ commands }) => commands.slice(1));
  const commands = [...trustCommands(first.resources[0], policyDocument), ...new Set(others)];
  return { ...first, grantees, policyDocument, commands };
}

/** Statements of IRSA differ in the subject alone. */
function sharedStatement(statements: readonly any[]): any {
  const key = subjectKey(statements[0]);
  const subjects =
    key === undefined ? [] : [...new Set(statements.flatMap(({ Condition }) => Condition.StringEquals[key]))];
  return subjects.length > 1 ? withSubjects(statements[0], subjects) : statements[0];
}

function withSubjects(statement: any, subjects: readonly string[]): any {
  const key = subjectKey(statement);
  return key === undefined ? statement : {
    ...statement,
    Condition: { StringEquals: { ...statement.Condition.StringEquals, [key]: subjects } },
  };
}

function subjectKey({ Condition }: any): string | undefined {
  return Object.keys(Condition?.StringEquals ?? {}).find(key => key.endsWith(':sub'));
}

/** Each after those that it trusts: IAM refuses to trust a role that does not exist. */
function trustsInOrder(trusts: readonly CloudGrant[]): CloudGrant[] {
  const seen = new Set<CloudGrant>();
  const placed: CloudGrant[] = [];
  const place = (trust: CloudGrant) => {
    if (!seen.has(trust)) {
      seen.add(trust);
      trusts.filter(({ resources }) => trust.grantees.includes(resources[0])).forEach(place);
      placed.push(trust);
    }
  };
  trusts.forEach(place);
  return placed;
}
