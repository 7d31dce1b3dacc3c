import { namespaceOf } from './object-ref';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { isPlaceholderName } from '../../kubernetes/placeholder';

/**
 * The namespaces that the files leave open: that of objects which name none (`kubectl apply -n`, kustomize, Helm or
 * Argo CD set it), and those that are placeholders. Objects of one may be in any other.
 */
export class OpenNamespaces {
  private readonly open = new Set<string>();

  /** Notes the namespace of an object, if it is open. */
  public note(object: KubernetesObject): void {
    const namespace = namespaceOf(object);
    const written = isPlainObject(object.metadata) ? object.metadata.namespace : undefined;
    if (namespace !== '' && (written !== namespace || isPlaceholderName(namespace))) {
      this.open.add(namespace);
    }
  }

  public has(namespace: string): boolean {
    return this.open.has(namespace);
  }

  /** Whether the objects of two namespaces may be in one; what is of the whole cluster may be used in any. */
  public mayBeOne(namespace: string, other: string): boolean {
    return namespace === other || namespace === '' || other === '' || this.open.has(namespace) || this.open.has(other);
  }
}
