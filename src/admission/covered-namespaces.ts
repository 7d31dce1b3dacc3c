import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AllowedRegistriesProps } from './allowed-registries-props';
import { nameRequirement } from '../kubernetes/label-selector';
import { chartNamespace, checkDistinct, checkNamespace } from '../kubernetes/name';
import { checkNamespaceSelector } from '../kubernetes/selected-namespaces';

/** The namespaces that a policy is for. */
export interface CoveredNamespaces {
  /** As the API server reads it. */
  readonly selector: object;
  /**
   * Whether a namespace can be one of them, as far as that is known from its name; undefined is where the manifests are
   * applied to.
   */
  readonly includes: (namespace: string | undefined) => boolean;
}

type NamespaceProps = Pick<AllowedRegistriesProps, 'namespaces' | 'namespaceSelector' | 'excludedNamespaces'>;

/**
 * @throws if a name is invalid, if a property is empty, if several are given, and if there is none and the chart has no
 * namespace
 */
export function coveredNamespaces(scope: Construct, props: NamespaceProps): CoveredNamespaces {
  const { namespaces, namespaceSelector, excludedNamespaces } = props;
  const given = (['namespaces', 'namespaceSelector', 'excludedNamespaces'] as const).filter(
    property => props[property] !== undefined,
  );
  if (given.length > 1) {
    throw new Error(`'${given.join("' and '")}' of '${scope.node.path}' cannot be set together: give one of them`);
  }
  if (given.some(property => Object.keys(props[property]!).length === 0)) {
    throw new Error(`'${given[0]}' of '${scope.node.path}' is empty: ${given[0] === 'excludedNamespaces'
      ? 'name those that the cluster itself needs, such as kube-system, whose images would be refused too'
      : 'say which namespaces'}, or leave it out for the namespace of the chart`);
  }
  if (namespaceSelector) {
    const { matchLabels } = checkNamespaceSelector('namespaceSelector', namespaceSelector, {
      labelsOnlyBecause: 'a policy selects by labels alone',
    });
    return { selector: { matchLabels }, includes: () => true };
  }
  if (excludedNamespaces) {
    checkDistinct('excludedNamespaces', excludedNamespaces, checkNamespace);
    const names = new Set(excludedNamespaces);
    return {
      selector: { matchExpressions: [nameRequirement('NotIn', excludedNamespaces)] },
      includes: namespace => namespace === undefined || !names.has(namespace),
    };
  }
  checkDistinct('namespaces', namespaces ?? [], checkNamespace);
  const included = namespaces ?? [namespaceOf(scope)];
  const names = new Set(included);
  return {
    selector: { matchExpressions: [nameRequirement('In', included)] },
    includes: namespace => namespace === undefined || names.has(namespace),
  };
}

function namespaceOf(scope: Construct): string {
  const namespace = chartNamespace(Chart.of(scope));
  if (namespace === undefined) {
    throw new Error(`'namespaces' of '${scope.node.path}' is missing, and its chart has no namespace: name the `
      + "namespaces that the policy is for, or give 'namespaceSelector' or 'excludedNamespaces'");
  }
  return namespace;
}
