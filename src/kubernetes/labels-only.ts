import { NamespaceSelector } from './namespace-selector';

/**
 * The labels of a selector where only labels can select.
 *
 * @param why names cannot
 */
export function checkLabelsOnly({ names, matchLabels = {} }: NamespaceSelector, why: string): { [name: string]: string } {
  if (names && names.length > 0) {
    throw new Error(`'namespaceSelector.names' ('${names.join('\', \'')}') cannot be used here, as ${why}: list them in 'namespaces'`);
  }
  if (Object.keys(matchLabels).length === 0) {
    throw new Error('\'namespaceSelector.matchLabels\' is empty, which would mean every namespace: give a label, such as '
      + '{ \'example.com/registry-access\': \'true\' }');
  }
  return matchLabels;
}
