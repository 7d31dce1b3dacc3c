import { ExternalNamespaceSelector } from './namespace-selector';
import { checkNamespace } from '../kubernetes/name';

/** Kubernetes sets it: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/**
 * The label selectors of Kubernetes; one without requirements would mean every namespace, and is refused.
 *
 * @param except a namespace that none of them selects
 */
export function labelSelectors(selectors: readonly ExternalNamespaceSelector[], except?: string): object[] {
  if (selectors.length === 0) {
    throw new Error('\'namespaceSelectors\' is empty: give at least one, such as { matchLabels: { \'example.com/registry-access\': \'true\' } }');
  }
  return selectors.map(({ matchLabels = {}, names = [] }) => {
    if (Object.keys(matchLabels).length === 0 && names.length === 0) {
      throw new Error('\'namespaceSelectors\' has one without labels and names, which would mean every namespace: give either');
    }
    const requirements = [
      ...names.length > 0 ? [requirement('In', names.map(name => checkNamespace('namespaceSelectors.names', name)))] : [],
      ...except === undefined ? [] : [requirement('NotIn', [except])],
    ];
    return {
      ...(Object.keys(matchLabels).length > 0 ? { matchLabels: { ...matchLabels } } : {}),
      ...(requirements.length > 0 ? { matchExpressions: requirements } : {}),
    };
  });
}

function requirement(operator: string, values: string[]): object {
  return { key: NAME_LABEL, operator, values };
}
