import { CloudPermission } from '../identity';
import { partitionOf, partitionProblem, roleOf } from '../identity/aws/arn';
import { policyCommands } from '../identity/aws/commands';
import { pullPolicy } from '../identity/aws/policy';
import { roleCommands } from '../identity/azure/commands';
import { checkGuid } from '../identity/azure/strategy';
import { pullCommands } from '../identity/google/commands';
import { checkServiceAccount } from '../identity/google/names';
import { namesOf } from '../identity/strategy';
import { CloudProvider, Registry } from '../registry';

const FACTORY = 'NodeIdentity.of';

/** Who the nodes are in a cloud, as access management names them; in words where that was not given. */
export type Grantees = Readonly<Record<CloudProvider, string>>;

/** The properties that say who the nodes are. */
interface GranteeOptions {
  readonly awsRoleArn?: string;
  readonly googleServiceAccount?: string;
  readonly azureClientId?: string;
}

interface Cloud {
  readonly provider: CloudProvider;
  readonly property: keyof GranteeOptions;
  readonly inWords: string;
  readonly granteeOf: (value: string, registries: readonly Registry[]) => string;
  readonly commandsFor: (grantee: string, registries: readonly Registry[], role: string) => string[];
}

const CLOUDS: readonly Cloud[] = [
  {
    provider: CloudProvider.AWS,
    property: 'awsRoleArn',
    inWords: 'the role of the nodes',
    granteeOf: nodeRole,
    commandsFor: (grantee, registries) => policyCommands(grantee, 'role', 'pull', pullPolicy(registries)),
  },
  {
    provider: CloudProvider.GCP,
    property: 'googleServiceAccount',
    inWords: 'the service account of the nodes',
    granteeOf: email => `serviceAccount:${checkServiceAccount(FACTORY, email, 'googleServiceAccount')}`,
    commandsFor: (grantee, registries, role) => pullCommands(registries, grantee, role),
  },
  {
    provider: CloudProvider.AZURE,
    property: 'azureClientId',
    inWords: 'the managed identity of the nodes',
    granteeOf: clientId => checkGuid(FACTORY, 'azureClientId', clientId),
    commandsFor: (grantee, registries, role) => roleCommands(registries, grantee, role),
  },
];

/** Checks who the nodes are. */
export function grantees(registries: readonly Registry[], options: GranteeOptions): Grantees {
  checkRegistries(registries);
  return Object.fromEntries(CLOUDS.map(({ provider, property, inWords, granteeOf }) => {
    const [value, own] = [options[property], registriesIn(provider, registries)];
    if (value !== undefined && own.length === 0) {
      throw new Error(`${FACTORY}: '${property}' is of no use: none of the registries (${registries.join(', ')}) is in that cloud; leave it out`);
    }
    return [provider, value === undefined ? inWords : granteeOf(value, own)];
  })) as Grantees;
}

/** The least that the nodes have to be granted to pull from some registries: one for each cloud. */
export function permissionsOf(registries: readonly Registry[], who: Grantees): CloudPermission[] {
  return CLOUDS.map(({ provider, commandsFor }) => ({ provider, commandsFor, own: registriesIn(provider, registries) }))
    .filter(({ own }) => own.length > 0)
    .map(({ provider, commandsFor, own }) => {
      const { role, documentation } = own[0].pullPermission!;
      const grantee = who[provider];
      const permission = { provider, grantee, resources: namesOf(own), commands: commandsFor(grantee, own, role ?? ''), documentation };
      return role === undefined ? { ...permission, policyDocument: pullPolicy(own) } : { ...permission, role };
    });
}

function checkRegistries(registries: readonly Registry[]): void {
  if (registries.length === 0) {
    throw new Error(`${FACTORY}: 'registries' is empty: list those that the nodes pull from`);
  }
  const foreign = registries.find(({ pullPermission }) => pullPermission === undefined);
  if (foreign) {
    throw new Error(`${FACTORY}: 'registries' must be of Amazon ECR, Google Artifact Registry or Azure Container Registry: got '${foreign}' `
      + `(${foreign.kind}), which knows no cloud identities; use other credentials, such as RegistryCredentials.existingSecret(…)`);
  }
  // One role is of one partition, and so is its policy.
  const ecr = registriesIn(CloudProvider.AWS, registries);
  const partitions = [...new Set(ecr.map(partitionOf))];
  if (partitions.length > 1) {
    throw new Error(`${FACTORY}: 'registries' are of partitions ${partitions.join(' and ')}, and a node is of one: make a NodeIdentity for each`);
  }
}

function registriesIn(provider: CloudProvider, registries: readonly Registry[]): Registry[] {
  return registries.filter(({ pullPermission }) => pullPermission?.provider === provider);
}

function nodeRole(arn: string, registries: readonly Registry[]): string {
  const role = roleOf(`${FACTORY}: 'awsRoleArn'`, arn);
  const problem = partitionProblem(role, registries[0]);
  if (problem) {
    throw new Error(`${FACTORY}: 'awsRoleArn' is of no use: ${problem}`);
  }
  return arn;
}
