import { ClusterObjects } from './cluster-objects';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { valueAt } from '../../kubernetes/pod-spec-path';
import { SecretMaker } from '../../pull/named-secret';
import { printable } from '../../text/printable';
import { withoutSecrets } from '../safe-text';

/** Controllers quote what stores of secrets answer. */
const MAX_QUOTE = 300;

/**
 * Why the object that should have made a Secret did not: what its controller says of it, and its last warning;
 * undefined where it says nothing of the kind.
 */
export function makerTrouble(maker: SecretMaker, namespace: string, objects: ClusterObjects): string | undefined {
  const object = objects.makerObject(maker);
  const said = object && (conditionOf(object) ?? namespaceOf(object, namespace));
  const event = objects.lastWarning(maker);
  const warning = event && `its last event is ${quote([event.reason, event.message ?? event.note])}`;
  return [said, warning].filter(text => text !== undefined).join('; ') || undefined;
}

/** `Ready` of External Secrets and of most others, `Synced` of Sealed Secrets. */
function conditionOf({ status }: KubernetesObject): string | undefined {
  const condition = listAt(status, 'conditions').find(entry => entry.status === 'False');
  return condition && `${condition.type} is False: ${quote([condition.reason, condition.message])}`;
}

/** https://external-secrets.io/latest/api/clusterexternalsecret/ */
function namespaceOf(object: KubernetesObject, namespace: string): string | undefined {
  if (object.kind !== 'ClusterExternalSecret' || !isPlainObject(object.status)) {
    return undefined;
  }
  const failed = listAt(object.status, 'failedNamespaces').find(entry => entry.namespace === namespace);
  if (failed) {
    return `it failed in namespace '${namespace}': ${quote([failed.reason])}`;
  }
  const provisioned: unknown = object.status.provisionedNamespaces;
  return Array.isArray(provisioned) && provisioned.includes(namespace)
    ? undefined : `its selectors do not choose namespace '${namespace}'`;
}

function quote(parts: readonly unknown[]): string {
  const text = parts.filter(part => typeof part === 'string' && part !== '').join(': ');
  return `"${printable(withoutSecrets(text), MAX_QUOTE)}"`;
}

function listAt(object: unknown, name: string): any[] {
  const list: unknown = valueAt(object, [name]);
  return Array.isArray(list) ? list.filter(isPlainObject) : [];
}
