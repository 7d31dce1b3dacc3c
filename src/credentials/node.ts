/* eslint-disable @typescript-eslint/no-require-imports */
import type { CloudIdentity } from '../identity';
import type { CredentialProvider } from '../node';
import { NodeSource } from './source';
import { checkEachOnce } from '../given/each-once';
import { CloudProvider, Registry } from '../registry';

/** How to say who the nodes are in a cloud. */
const NODES: Readonly<Record<string, string>> = {
  [CloudProvider.AWS]: 'CloudIdentity.awsNodeRole(roleArn)',
  [CloudProvider.GOOGLE]: 'CloudIdentity.googleNode(serviceAccount)',
  [CloudProvider.AZURE]: 'CloudIdentity.azureManagedIdentity(tenantId, clientId)',
};

/** Nodes that pull as themselves. */
export function nodeIdentitySource(registries: readonly Registry[], identity?: CloudIdentity): NodeSource {
  if (registries.length === 0) {
    throw new Error('\'registries\' is empty: list the registries that the nodes pull from');
  }
  const other = registries.find(({ cloud }) => cloud === CloudProvider.OTHER);
  if (other) {
    throw new Error(`'registries' has '${other}' of kind ${other.kind}, which knows no identity of a node: give its `
      + "credentials, or where the nodes have some of their own, name it in 'nodeRegistries' of the coverage options");
  }
  checkEachOnce("'registries'", registries);
  checkPartitions(registries);
  if (identity !== undefined) {
    checkNodeIdentity(registries, identity);
  }
  return { owner: 'node', registries: [...registries], identity };
}

/** Nodes whose kubelet asks a program, for its registries or for what its patterns match. */
export function credentialProviderSource(provider: CredentialProvider): NodeSource {
  return { owner: 'node', registries: provider.registries, provider };
}

/** One role is of one partition, and so is its policy. */
function checkPartitions(registries: readonly Registry[]): void {
  const ecr = registries.filter(({ cloud }) => cloud === CloudProvider.AWS);
  if (ecr.length < 2) {
    return;
  }
  const { partitionOfRegistry } = require('../identity/aws/arn') as typeof import('../identity/aws/arn');
  const partitions = [...new Set(ecr.map(registry => partitionOfRegistry(registry)))];
  if (partitions.length > 1) {
    throw new Error(`'registries' are of partitions ${partitions.join(' and ')}, and a node is of one: `
      + 'give an entry for each');
  }
}

/** Refuses an identity that cannot be that of the nodes which pull from some registries. */
function checkNodeIdentity(registries: readonly Registry[], identity: CloudIdentity): void {
  const isNodes = identity._nodes !== undefined;
  const foreign = registries.find(({ cloud }) => !isNodes || cloud !== identity.provider);
  if (foreign) {
    const isOneCloud = registries.every(({ cloud }) => cloud === foreign.cloud);
    throw new Error(`'identity' must be that of the nodes which pull from '${foreign}': got '${identity}'; `
      + `write ${NODES[foreign.cloud]}${isOneCloud ? '' : ', and give an entry for each cloud'}`);
  }
  const problem = registries.map(registry => identity._problemWith(registry)).find(found => found !== undefined);
  if (problem) {
    throw new Error(`'identity' cannot be used: ${problem}`);
  }
}
