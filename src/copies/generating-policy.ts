import { ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { MANAGED_BY } from '../kubernetes/annotation';
import { claimName } from '../kubernetes/claimed-names';
import { clusterObject } from '../kubernetes/cluster-object';
import { NamespaceSelector } from '../kubernetes/namespace-selector';

/** Secrets, and the namespaces that get copies. */
export interface CopiedSecrets {
  /** The name of the policy and of the ClusterRole. */
  readonly name: string;
  /** The namespaces that have them already; they are copied from the first. */
  readonly listed: readonly string[];
  readonly secretNames: readonly string[];
  readonly selector: Required<NamespaceSelector>;
}

/**
 * Makes a policy with which Kyverno copies Secrets to selected namespaces, and the rights that it needs before it.
 *
 * https://kyverno.io/docs/policy-types/generating-policy/, by the schema of Kyverno 1.19.1, whose command line
 * evaluates it (`kyverno apply`).
 */
export function addGeneratingPolicy(scope: Construct, copied: CopiedSecrets): void {
  const { name } = copied;
  claimName(scope, { kind: 'GeneratingPolicy', name, instead: 'put the credentials into one construct' });
  clusterObject(scope, 'ClusterRole', clusterRole(name));
  clusterObject(scope, 'GeneratingPolicy', generatingPolicy(copied));
}

/**
 * The role of the background controller is the sum of those with the label; it knows Secrets by no name before.
 * https://github.com/kyverno/kyverno/blob/main/charts/kyverno/templates/background-controller/clusterrole.yaml
 */
function clusterRole(name: string): ApiObjectProps {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name, labels: { ...MANAGED_BY, 'rbac.kyverno.io/aggregate-to-background-controller': 'true' } },
    rules: [{
      apiGroups: [''],
      resources: ['secrets'],
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    }],
  };
}

function generatingPolicy({ name, listed, secretNames, selector }: CopiedSecrets): ApiObjectProps {
  const sources = secretNames.map(secretName =>
    `resource.Get("v1", "secrets", ${JSON.stringify(listed[0])}, ${JSON.stringify(secretName)})`);
  return {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'GeneratingPolicy',
    metadata: { name, labels: MANAGED_BY },
    spec: {
      evaluation: { generateExisting: { enabled: true }, synchronize: { enabled: true } },
      matchConstraints: {
        resourceRules: [{
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['namespaces'],
          scope: 'Cluster',
        }],
      },
      matchConditions: [{ name: 'selected', expression: condition(listed, selector) }],
      generate: [{ expression: `generator.Apply(object.metadata.name, [${sources.join(', ')}])` }],
    },
  };
}

/** Of the others, those with one of the names, or all of the labels; `-` is the value of no label. */
function condition(listed: readonly string[], { names, matchLabels }: Required<NamespaceSelector>): string {
  const labels = Object.entries(matchLabels).map(([label, value]) =>
    `object.metadata.?labels[?${JSON.stringify(label)}].orValue(${value === '' ? '"-"' : '""'}) == `
      + JSON.stringify(value));
  const ways = [
    ...names.length > 0 ? [`object.metadata.name in ${JSON.stringify(names)}`] : [],
    ...labels.length > 0 ? [labels.join(' && ')] : [],
  ];
  return `!(object.metadata.name in ${JSON.stringify(listed)}) && (${ways.join(' || ')})`;
}
