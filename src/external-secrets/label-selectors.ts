import { nameRequirement } from '../kubernetes/label-selector';
import { NamespaceSelector } from '../kubernetes/namespace-selector';

/**
 * The label selectors of Kubernetes, any of which selects: one for the names and one for the labels, whichever are
 * given.
 *
 * @param except namespaces that none of them selects
 * @throws if no others are left
 */
export function labelSelectors(selector: Required<NamespaceSelector>, except: readonly string[] = []): object[] {
  const { matchLabels } = selector;
  const names = selector.names.filter(name => !except.includes(name));
  if (names.length === 0 && Object.keys(matchLabels).length === 0) {
    throw new Error(`'namespaceSelector.names' ('${selector.names.join('\', \'')}') are all listed in 'namespaces', or `
      + "are the 'sourceNamespace', which have the Secret already: leave 'namespaceSelector' out, or name others");
  }
  const others = except.length === 0 ? [] : [nameRequirement('NotIn', except)];
  return [
    ...names.length === 0 ? [] : [{ matchExpressions: [nameRequirement('In', names), ...others] }],
    ...Object.keys(matchLabels).length === 0 ? []
      : [{ matchLabels: { ...matchLabels }, ...others.length > 0 && { matchExpressions: others } }],
  ];
}
