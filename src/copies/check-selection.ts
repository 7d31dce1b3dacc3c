import { checkNamespace } from '../kubernetes/name';
import { NamespaceSelector } from '../kubernetes/namespace-selector';

/** The namespaces that are named and the labels, of which there must be one: an empty list means every namespace to most engines. */
export function checkSelection({ names = [], matchLabels = {} }: NamespaceSelector, property = ''): Required<NamespaceSelector> {
  const pattern = names.find(name => /[*?^$[\](){}|]/.test(name));
  if (pattern !== undefined) {
    throw new Error(`'${property}names' takes names and no patterns, got '${pattern}': give the namespaces a label, and select them with 'matchLabels'`);
  }
  names.forEach(name => checkNamespace(`${property}names`, name));
  if (names.length === 0 && Object.keys(matchLabels).length === 0) {
    throw new Error(`'${property}names' and '${property}matchLabels' are both empty, which would mean every namespace: name the namespaces, or give them a label`);
  }
  return { names: [...new Set(names)], matchLabels };
}
