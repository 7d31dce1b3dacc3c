import { Names } from 'cdk8s';
import { Construct } from 'constructs';
import { MANAGED_BY } from '../kubernetes/annotation';
import { claimName } from '../kubernetes/claimed-names';
import { clusterObject } from '../kubernetes/cluster-object';
import { checkObjectName } from '../kubernetes/name';
import { NamespaceSelector } from '../kubernetes/namespace-selector';

/**
 * Makes a ClusterPolicy with one rule, read at Kyverno v1.19.1.
 *
 * @param policyName generated from the construct path where it is undefined
 * @returns the name
 * @throws if it is invalid or taken
 */
export function clusterPolicy(
  scope: Construct, policyName: string | undefined, rule: object, annotations?: Record<string, string>,
): string {
  const name = policyName === undefined ? Names.toDnsLabel(scope) : checkObjectName('policyName', policyName);
  claimName(scope, { kind: 'ClusterPolicy', name, instead: "give another 'policyName'" });
  clusterObject(scope, 'ClusterPolicy', {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name, labels: MANAGED_BY, annotations },
    spec: { rules: [rule] },
  });
  return name;
}

/** Matches the objects that a selector means: in one way by its names, in another by its labels. */
export function matchAny(
  { names, matchLabels }: Required<NamespaceSelector>, byNames: object, byLabels: object,
): object {
  return {
    any: [
      ...names.length > 0 ? [{ resources: byNames }] : [],
      ...Object.keys(matchLabels).length > 0 ? [{ resources: byLabels }] : [],
    ],
  };
}
