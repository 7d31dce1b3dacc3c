import { NamespaceSelector } from '../kubernetes/namespace-selector';

/** The group of the policies that are written, read at Kyverno v1.19.1. */
export const KYVERNO = 'kyverno.io/v1';

/** Matches some objects in each of the selected namespaces. */
export function inNamespaces(resources: object, { names, matchLabels }: Required<NamespaceSelector>): object {
  return {
    any: [
      ...names.length > 0 ? [{ resources: { ...resources, namespaces: names } }] : [],
      ...(Object.keys(matchLabels).length > 0
        ? [{ resources: { ...resources, namespaceSelector: { matchLabels } } }]
        : []),
    ],
  };
}

/** Matches the selected namespaces themselves. */
export function theNamespaces({ names, matchLabels }: Required<NamespaceSelector>): object {
  const kinds = ['Namespace'];
  return {
    any: [
      ...names.length > 0 ? [{ resources: { kinds, names } }] : [],
      ...Object.keys(matchLabels).length > 0 ? [{ resources: { kinds, selector: { matchLabels } } }] : [],
    ],
  };
}
