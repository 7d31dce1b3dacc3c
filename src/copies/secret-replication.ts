import { Construct } from 'constructs';
import { checkCopies, noteOrigin } from './replicated';
import { checkCall } from '../given/check-call';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { valueAt } from '../kubernetes/pod-spec-path';
import { checkNamespaceSelector } from '../kubernetes/selected-namespaces';
import { IPullSecret } from '../secret';
import { copiesOf } from '../secret/named-pull-secret';

/** The annotations of the engines, which others read, so they must not be renamed. */
const REFLECTOR = 'reflector.v1.k8s.emberstack.com';
const REPLICATOR = 'replicator.v1.mittwald.de';

/**
 * A list without names means every namespace to Reflector, which knows no labels before 10.0.38. No namespace is called
 * so: `PatternListMatch` in https://github.com/emberstack/kubernetes-reflector/tree/v10.0.63/src
 */
const NO_NAMESPACE = '-';

/** Sources of which somebody asked for copies. */
const CHECKED = new WeakSet<IPullSecret>();

/**
 * Annotations with which an engine in the cluster copies a pull secret to other namespaces, under the same name and
 * with the same type.
 *
 * They are values for the `annotations` of a `ScopedPullSecret` and the `secretAnnotations` of a refresher. Who
 * refreshes the source refreshes the copies with it.
 *
 * @example
 * const replication = SecretReplication.reflector({ names: ['payments', 'billing'] });
 * const source = new ScopedPullSecret(chart, 'Pull', {
 *   credentials,
 *   secretName: 'harbor-pull',
 *   annotations: replication.annotations,
 * });
 * const copies = replication.copiesOf(source);
 */
export class SecretReplication {
  /**
   * Annotations for Reflector (read at 10.0.63). For `matchLabels` it has to be 10.0.38 or later: an older one copies
   * to `names` only.
   *
   * @throws if no namespace is selected: Reflector would copy to all
   * @see https://github.com/emberstack/kubernetes-reflector#1-annotate-the-source-resource
   */
  public static reflector(selector: NamespaceSelector): SecretReplication {
    checkCall('SecretReplication.reflector', selector);
    const { names, matchLabels } = checkNamespaceSelector('selector', selector);
    const list = names.length === 0 ? NO_NAMESPACE : names.join(',');
    const labels = labelSelector(matchLabels);
    return new SecretReplication(names, {
      [`${REFLECTOR}/reflection-allowed`]: 'true',
      [`${REFLECTOR}/reflection-allowed-namespaces`]: list,
      ...(labels === '' ? {} : { [`${REFLECTOR}/reflection-allowed-namespaces-selector`]: labels }),
      [`${REFLECTOR}/reflection-auto-enabled`]: 'true',
      [`${REFLECTOR}/reflection-auto-namespaces`]: list,
      ...(labels === '' ? {} : { [`${REFLECTOR}/reflection-auto-namespaces-selector`]: labels }),
    });
  }

  /**
   * Annotations for Replicator of mittwald (read at 2.12.4).
   *
   * Names are written as whole regular expressions (`^payments$`): when Replicator deletes copies, it takes a bare name
   * for a part of one.
   *
   * @throws if no namespace is selected
   * @see https://github.com/mittwald/kubernetes-replicator#push-based-replication
   */
  public static replicator(selector: NamespaceSelector): SecretReplication {
    checkCall('SecretReplication.replicator', selector);
    const { names, matchLabels } = checkNamespaceSelector('selector', selector);
    const labels = labelSelector(matchLabels);
    return new SecretReplication(names, {
      ...(names.length === 0 ? {} : { [`${REPLICATOR}/replicate-to`]: names.map(name => `^${name}$`).join(',') }),
      ...(labels === '' ? {} : { [`${REPLICATOR}/replicate-to-matching`]: labels }),
    });
  }

  private constructor(
    /** The namespaces that are selected by name. */
    public readonly namespaces: string[],
    /** What the source Secret has to carry. */
    public readonly annotations: { [name: string]: string },
  ) {}

  /**
   * The copies of a Secret in the namespaces that are selected by name, for grants and for the proof.
   *
   * Where the app makes the source, or a refresher of the app writes it, and it lacks the annotations, the synthesis
   * fails.
   *
   * @param source the Secret that carries the annotations
   */
  public copiesOf(source: IPullSecret): IPullSecret[] {
    checkCall('SecretReplication.copiesOf', source);
    const copies = copiesOf(source, this.namespaces.filter(namespace => namespace !== source.namespace));
    copies.forEach(copy => noteOrigin(copy, source, this.annotations));
    if (Construct.isConstruct(source) && !CHECKED.has(source)) {
      CHECKED.add(source);
      checkCopies(source, (other, { tree }) => {
        const [secret] = other === source ? tree.secrets.find(source.namespace, source.secretName) : [];
        return secret && (valueAt(secret.manifest, ['metadata', 'annotations']) ?? {});
      });
    }
    return copies;
  }
}

function labelSelector(matchLabels: Record<string, string>): string {
  return Object.entries(matchLabels).map(([name, value]) => `${name}=${value}`).join(',');
}
