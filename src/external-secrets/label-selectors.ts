import { NamespaceSelector } from '../kubernetes/namespace-selector';

/** Kubernetes sets it: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/**
 * The label selectors of Kubernetes, any of which selects: one for the names and one for the labels, whichever are
 * given.
 *
 * @param except namespaces that none of them selects
 */
export function labelSelectors({ names, matchLabels }: Required<NamespaceSelector>, except: readonly string[] = []): object[] {
  const others = except.length === 0 ? [] : [requirement('NotIn', except)];
  return [
    ...names.length === 0 ? [] : [{ matchExpressions: [requirement('In', names), ...others] }],
    ...Object.keys(matchLabels).length === 0
      ? []
      : [{ matchLabels: { ...matchLabels }, ...(others.length === 0 ? {} : { matchExpressions: others }) }],
  ];
}

function requirement(operator: string, values: readonly string[]): object {
  return { key: NAME_LABEL, operator, values: [...values] };
}
