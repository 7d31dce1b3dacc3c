import { Construct } from 'constructs';
import { clusterPolicy, matchAny } from './kyverno-policy';
import { checkCall, checkNew } from '../given/check-call';
import { MANAGED_BY } from '../kubernetes/annotation';
import { clusterObject } from '../kubernetes/cluster-object';
import { checkNamespace } from '../kubernetes/name';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { checkNamespaceSelector } from '../kubernetes/selected-namespaces';
import { IPullSecret } from '../secret';
import { copiesOf } from '../secret/named-pull-secret';

/** What is copied, and where to. */
export interface KyvernoSecretCloneProps {
  /** The namespaces that get a copy, those that are made later included. */
  readonly namespaceSelector: NamespaceSelector;

  /** The Secret that is copied. It must have a namespace. */
  readonly source: IPullSecret;

  /**
   * The name of the policy and the ClusterRole.
   * @default - generated from the construct path
   */
  readonly policyName?: string;

  /**
   * Whether the ClusterRole is written that Kyverno's background controller needs, which has no right to Secrets by
   * itself. It is of the whole cluster: Kyverno asks for these rights without the name of a Secret when the policy is
   * made.
   * @default true
   */
  readonly rbac?: boolean;
}

/**
 * A policy with which Kyverno copies a pull secret to selected namespaces, those that exist already included, and keeps
 * the copies like the source (`kyverno.io/v1` ClusterPolicy, read at Kyverno v1.19.1).
 *
 * @example
 * const clone = new KyvernoSecretClone(chart, 'Clone', {
 *   source,
 *   namespaceSelector: { matchLabels: { 'pull-secrets': 'harbor' } },
 * });
 * const copy = clone.copyIn('payments');
 */
export class KyvernoSecretClone extends Construct {
  /** The copies in the namespaces that are selected by name. */
  public readonly copies: IPullSecret[];

  private readonly source: IPullSecret;
  private readonly hasLabels: boolean;

  /** @throws if the source has no namespace, if no other namespace is selected, and if a name is invalid or taken */
  constructor(scope: Construct, id: string, props: KyvernoSecretCloneProps) {
    checkNew(new.target, 'KyvernoSecretClone', scope, id, props);
    super(scope, id);
    const { source, namespaceSelector } = props;
    if (source.namespace === undefined) {
      throw new Error(
        `'source' ('${source.secretName}') has no namespace, and Kyverno copies from one: give the Secret a namespace`,
      );
    }
    const others = namespaceSelector.names?.filter(name => name !== source.namespace);
    const selected = checkNamespaceSelector('namespaceSelector', { ...namespaceSelector, names: others });
    const { names, matchLabels } = selected;
    this.source = source;
    this.hasLabels = Object.keys(matchLabels).length > 0;
    this.copies = copiesOf(source, names);
    const kinds = ['Namespace'];
    const name = clusterPolicy(this, props.policyName, {
      name: 'clone',
      match: matchAny(selected, { kinds, names }, { kinds, selector: { matchLabels } }),
      exclude: { any: [{ resources: { kinds, names: [source.namespace] } }] },
      generate: {
        generateExisting: true,
        synchronize: true,
        apiVersion: 'v1',
        kind: 'Secret',
        name: source.secretName,
        namespace: '{{request.object.metadata.name}}',
        clone: { namespace: source.namespace, name: source.secretName },
      },
    });
    if (props.rbac ?? true) {
      clusterObject(this, 'ClusterRole', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        // The role of the background controller is the sum of those with this label.
        metadata: { name, labels: { ...MANAGED_BY, 'rbac.kyverno.io/aggregate-to-background-controller': 'true' } },
        rules: [{
          apiGroups: [''],
          resources: ['secrets'],
          verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
        }],
      });
    }
  }

  /**
   * The copy in a namespace that is selected, by its name or by its labels.
   *
   * @param namespace the name of the namespace; whether it has the labels is not known here
   * @throws if it is not selected: there is neither a copy nor the source
   */
  public copyIn(namespace: string): IPullSecret {
    checkCall('KyvernoSecretClone.copyIn', namespace);
    checkNamespace('namespace', namespace);
    const names = [this.source, ...this.copies].map(copy => copy.namespace);
    if (!this.hasLabels && !names.includes(namespace)) {
      throw new Error(`'namespace' '${namespace}' is not one that '${this.node.path}' copies to `
        + `('${names.slice(1).join('\', \'')}'): add it to 'namespaceSelector.names'`);
    }
    return copiesOf(this.source, [namespace])[0];
  }
}
