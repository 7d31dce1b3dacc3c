import { NamespaceSelection } from './namespace-selection';

/** The group of the policies that are written, read at Kyverno v1.19.1. */
export const KYVERNO = 'kyverno.io/v1';

/** Matches some objects in each of the selected namespaces. */
export function inNamespaces(resources: object, { namespaces, matchLabels }: Required<NamespaceSelection>): object {
  return {
    any: [
      ...namespaces.length > 0 ? [{ resources: { ...resources, namespaces } }] : [],
      ...Object.keys(matchLabels).length > 0 ? [{ resources: { ...resources, namespaceSelector: { matchLabels } } }] : [],
    ],
  };
}

/** Matches the selected namespaces themselves. */
export function theNamespaces({ namespaces, matchLabels }: Required<NamespaceSelection>): object {
  const kinds = ['Namespace'];
  return {
    any: [
      ...namespaces.length > 0 ? [{ resources: { kinds, names: namespaces } }] : [],
      ...Object.keys(matchLabels).length > 0 ? [{ resources: { kinds, selector: { matchLabels } } }] : [],
    ],
  };
}
