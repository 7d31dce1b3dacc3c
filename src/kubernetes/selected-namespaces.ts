import { checkNamespace } from './name';
import { NamespaceSelector } from './namespace-selector';

/**
 * Checks a selector, and fills in what it leaves out. One that selects by nothing would mean every namespace, and is
 * refused.
 *
 * @param property the property that it came from, for messages
 */
export function checkNamespaceSelector(
  property: string, { names = [], matchLabels = {} }: NamespaceSelector,
): Required<NamespaceSelector> {
  if (names.length === 0 && Object.keys(matchLabels).length === 0) {
    throw new Error(`'${property}' has neither 'names' nor 'matchLabels', which would mean every namespace: name the `
      + 'namespaces, or give a label that they have, such as { matchLabels: { \'example.com/registry-access\': \'true\' } }');
  }
  names.forEach(name => checkNamespace(`${property}.names`, name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new Error(`'${property}.names' names '${twice}' twice: leave one out`);
  }
  return { names, matchLabels };
}

/**
 * Whether a selector can select a namespace. Which namespaces have a label is not known at synthesis: with labels it
 * can be any.
 */
export function canSelect({ names, matchLabels }: Required<NamespaceSelector>, namespace: string | undefined): boolean {
  return Object.keys(matchLabels).length > 0 || (namespace !== undefined && names.includes(namespace));
}
