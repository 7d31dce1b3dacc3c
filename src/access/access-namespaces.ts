import { CredentialsSource } from '../credentials/source';
import { NamespaceSelector } from '../kubernetes/namespace-selector';

/** The name of a namespace; undefined for where the manifests are applied to. */
export type Namespace = string | undefined;

/** The namespaces that get access. */
export interface AccessNamespaces {
  /** Those that are listed. */
  readonly namespaces: readonly Namespace[];
  /** Finds more of them. */
  readonly selector?: Required<NamespaceSelector>;
}

/** Whether an engine can copy the Secret of an owner. The others follow a selector by themselves. */
export function canBeCopied(owner: CredentialsSource['owner']): boolean {
  return owner === 'manifest' || owner === 'encrypted' || owner === 'existing' || owner === 'pull-secrets';
}

/** The namespaces that the manifests name; undefined where they name none. */
export function knownNamespaces(namespaces: readonly Namespace[]): string[] | undefined {
  const named = namespaces.filter(namespace => namespace !== undefined);
  return named.length > 0 ? named : undefined;
}
