import { NamespaceSelection } from './namespace-selection';
import { checkNamespace } from '../kubernetes/name';

/** The namespaces that are named and the labels, of which there must be one: an empty list means every namespace to most engines. */
export function checkSelection({ namespaces = [], matchLabels = {} }: NamespaceSelection): Required<NamespaceSelection> {
  const pattern = namespaces.find(namespace => /[*?^$[\](){}|]/.test(namespace));
  if (pattern !== undefined) {
    throw new Error(`'namespaces' takes names and no patterns, got '${pattern}': give the namespaces a label, and select them with 'matchLabels'`);
  }
  namespaces.forEach(namespace => checkNamespace('namespaces', namespace));
  if (namespaces.length === 0 && Object.keys(matchLabels).length === 0) {
    throw new Error('\'namespaces\' and \'matchLabels\' are both empty, which would mean every namespace: name the namespaces, or give them a label');
  }
  return { namespaces: [...new Set(namespaces)], matchLabels };
}
