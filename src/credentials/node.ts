import type { CredentialProvider } from '../node';
import { NodeSource } from './source';
import { CloudProvider, Registry } from '../registry';

/** Nodes that pull as themselves. */
export function nodeIdentitySource(registries: readonly Registry[]): NodeSource {
  if (!Array.isArray(registries)) {
    throw new Error(`'registries' must be a list, got '${registries}': write [registry]`);
  }
  if (registries.length === 0) {
    throw new Error('\'registries\' is empty: list the registries that the nodes pull from');
  }
  const other = registries.find(({ cloud }) => cloud === CloudProvider.OTHER);
  if (other) {
    throw new Error(`'registries' has '${other}' of kind ${other.kind}, which knows no identity of a node: give its credentials, or where the nodes have `
      + 'some of their own, name it in \'nodeRegistries\' of the coverage options');
  }
  return { owner: 'node', registries: [...registries] };
}

/** Nodes whose kubelet asks a program. */
export function credentialProviderSource(provider: CredentialProvider): NodeSource {
  if (provider.registries.length === 0) {
    throw new Error(`the ${provider} names no registry, so nothing can be proven of it: give its 'registries', not only patterns`);
  }
  return { owner: 'node', registries: provider.registries, provider };
}
