import { mayBeSelected } from './label-selector';
import { checkLabels } from './labels';
import { checkDistinct, checkNamespace } from './name';
import { NamespaceSelector } from './namespace-selector';

/** What else a selector has to be. */
export interface NamespaceSelectorOptions {
  /** Why names cannot select, where only labels can. */
  readonly labelsOnlyBecause?: string;
}

/**
 * Checks a selector, and fills in what it leaves out. One that selects by nothing would mean every namespace, and is
 * refused.
 *
 * @param property the property that it came from, for messages
 */
export function checkNamespaceSelector(
  property: string,
  { names = [], matchLabels = {} }: NamespaceSelector,
  { labelsOnlyBecause: reason }: NamespaceSelectorOptions = {},
): Required<NamespaceSelector> {
  if (reason !== undefined && names.length > 0) {
    throw new Error(`'${property}.names' ('${names.join('\', \'')}') cannot be used here, as ${reason}: `
      + 'list them in \'namespaces\'');
  }
  if (names.length === 0 && Object.keys(matchLabels).length === 0) {
    throw new Error(reason === undefined
      ? `'${property}' has neither 'names' nor 'matchLabels', which would mean every namespace: name the namespaces, `
        + 'or give a label that they have, such as { matchLabels: { \'example.com/registry-access\': \'true\' } }'
      : `'${property}.matchLabels' is empty, which would mean every namespace: give a label, such as `
        + '{ \'example.com/registry-access\': \'true\' }');
  }
  checkNamespaceNames(`${property}.names`, names);
  checkLabels(`${property}.matchLabels`, matchLabels);
  return { names: [...names], matchLabels: { ...matchLabels } };
}

function checkNamespaceNames(property: string, names: readonly string[]): void {
  const pattern = names.find(name => /[*?^$[\](){}|]/.test(name));
  if (pattern !== undefined) {
    throw new Error(`'${property}' takes names and no patterns, got '${pattern}': give the namespaces a label, and `
      + 'select them with \'matchLabels\'');
  }
  checkDistinct(property, names, checkNamespace);
}

/**
 * Whether a selector selects a namespace; undefined where that depends on labels that are not known.
 *
 * @param labels those of the namespace, if the app declares it
 */
export function isSelected(
  { names, matchLabels }: Required<NamespaceSelector>,
  namespace: string | undefined,
  labels?: ReadonlyMap<string, string>,
): boolean | undefined {
  return (namespace !== undefined && names.includes(namespace))
    || (Object.keys(matchLabels).length > 0 && mayBeSelected({ matchLabels }, namespace, labels));
}

/** Whether a selector can select a namespace. Which namespaces have a label is not known at synthesis. */
export function canSelect(selector: Required<NamespaceSelector>, namespace: string | undefined): boolean {
  return isSelected(selector, namespace) !== false;
}
