import { CloudGrant, CloudIdentity } from '../identity';
import { partitionOfRegistry } from '../identity/aws/arn';
import { policyCommands } from '../identity/aws/commands';
import { pullPolicy } from '../identity/aws/policy';
import { withRepositoryPolicies } from '../identity/aws/repository-policy';
import { roleCommands } from '../identity/azure/commands';
import { projectOf, pullCommands } from '../identity/google/commands';
import { registryNames, NodeGrantee } from '../identity/strategy';
import { CloudProvider, Registry } from '../registry';
import { NamedCloud } from '../registry/cloud-provider';

interface NodeCloud {
  /** The nodes, where it was not given who they are. */
  readonly inWords: string;
  /** Where to run the commands, if that follows from the registries. */
  readonly accountFor?: (registries: readonly Registry[]) => string | undefined;
  readonly commandsFor: (
    grantee: string, registries: readonly Registry[], role: string, account: string | undefined,
  ) => string[];
}

/** Nodes that pull as themselves. */
export interface PullingNodes {
  readonly registries: readonly Registry[];
  /** Who they are, where that was given. */
  readonly identity?: CloudIdentity;
}

/** The registries of a cloud that the same nodes pull from. */
interface NodeGroup {
  readonly who: NodeGrantee;
  readonly registries: readonly Registry[];
}

const CLOUDS: Readonly<Record<NamedCloud, NodeCloud>> = {
  [CloudProvider.AWS]: {
    inWords: 'the role of the nodes',
    commandsFor: (grantee, registries) => policyCommands(grantee, 'role', 'pull', pullPolicy(registries)),
  },
  [CloudProvider.GOOGLE]: {
    inWords: 'the service account of the nodes',
    accountFor: projectOf,
    commandsFor: (grantee, registries, role) => pullCommands(registries, grantee, role),
  },
  [CloudProvider.AZURE]: {
    inWords: 'the managed identity of the nodes',
    commandsFor: (grantee, registries, role, tenant) => roleCommands(registries, grantee, role, tenant),
  },
};

/**
 * The least that nodes have to be granted to pull from some registries: one for each cloud, and for each identity that
 * nodes have there.
 *
 * @param nodes that pull as themselves, checked by `RegistryCredentials.nodeIdentity`
 */
export function nodeGrants(nodes: readonly PullingNodes[]): CloudGrant[] {
  const clouds = Object.keys(CLOUDS) as NamedCloud[];
  return withRepositoryPolicies(clouds.flatMap(cloud =>
    byGrantee(cloud, nodes).map(({ who, registries }) => grantOf(cloud, who, registries))));
}

/**
 * Policies of one name replace each other, so what several entries say of the same nodes is one. Credentials are good
 * in their own partition only.
 */
function byGrantee(cloud: NamedCloud, nodes: readonly PullingNodes[]): NodeGroup[] {
  const groups = new Map<string, NodeGroup>();
  for (const { registries, identity } of nodes) {
    const own = registries.filter(registry => registry.cloud === cloud);
    if (own.length > 0) {
      const who = identity?._nodes ?? { grantee: CLOUDS[cloud].inWords };
      const key = [who.grantee, who.account, cloud === CloudProvider.AWS ? partitionOfRegistry(own[0]) : ''].join(' ');
      groups.set(key, { who, registries: [...groups.get(key)?.registries ?? [], ...own] });
    }
  }
  return [...groups.values()];
}

function grantOf(provider: NamedCloud, { grantee, account }: NodeGrantee, registries: readonly Registry[]): CloudGrant {
  const { role, documentation } = registries[0]._pullPermission!;
  const { accountFor, commandsFor } = CLOUDS[provider];
  return {
    kind: 'permission',
    provider,
    account: account ?? accountFor?.(registries),
    grantees: [grantee],
    resources: registryNames(registries),
    ...role === undefined ? { policyDocument: pullPolicy(registries) } : { role },
    commands: commandsFor(grantee, registries, role ?? '', account),
    documentation,
  };
}
