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

/** The namespaces that the manifests name; undefined where they name none. */
export function knownNamespaces(namespaces: readonly Namespace[]): string[] | undefined {
  const named = namespaces.filter(namespace => namespace !== undefined);
  return named.length > 0 ? named : undefined;
}
