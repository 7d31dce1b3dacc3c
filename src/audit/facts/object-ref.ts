import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { AuditOrigin } from '../audit-report';
import { detached } from './text';
import { printable } from '../../text/printable';

/** Names an object. */
export interface ObjectRef {
  readonly kind: string;
  /** Empty for an object that is in none. */
  readonly namespace: string;
  readonly name: string;
}

/** An object that findings can be about. */
export interface Subject extends ObjectRef {
  readonly origin: AuditOrigin;
  /** The rules that an annotation of the object switches off, with the reason. */
  readonly ignores?: Ignores;
}

/** Reasons, by rule. */
export type Ignores = ReadonlyMap<string, string>;

const IGNORE = 'cdk8s-registry-access/ignore-';

/**
 * The kinds of no namespace that are looked at, or stand beside them: of Kubernetes, Kyverno, External Secrets,
 * ClusterSecret and Argo Workflows.
 */
const CLUSTER_SCOPED = new Set([
  'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'Namespace', 'Node', 'PersistentVolume',
  'PriorityClass', 'StorageClass',
  'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration',
  'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
  'ClusterCleanupPolicy', 'ClusterPolicy', 'DeletingPolicy', 'GeneratingPolicy', 'GlobalContextEntry',
  'ImageValidatingPolicy', 'MutatingPolicy', 'ValidatingPolicy',
  'ClusterExternalSecret', 'ClusterGenerator', 'ClusterPushSecret', 'ClusterSecret', 'ClusterSecretStore',
  'ClusterWorkflowTemplate',
]);

/** What findings about an object need to know of it. */
export function subjectOf(object: KubernetesObject, origin: AuditOrigin): Subject {
  const kind = detached(String(object.kind));
  return {
    kind, namespace: detached(namespaceOf(object)), name: detached(nameOf(object)), origin, ...ignoresOf(object),
  };
}

/** The name of an object; of one that has none yet, what its name will begin with. */
export function nameOf({ metadata }: KubernetesObject): string {
  const { name, generateName } = isPlainObject(metadata) ? metadata : {} as Record<string, unknown>;
  return typeof name === 'string' ? name : typeof generateName === 'string' ? `${generateName}*` : '';
}

/** The namespace of an object: `default` where it does not say, as kubectl has it. */
export function namespaceOf({ kind, metadata }: KubernetesObject): string {
  if (CLUSTER_SCOPED.has(String(kind))) {
    return '';
  }
  const namespace = isPlainObject(metadata) ? metadata.namespace : undefined;
  return typeof namespace === 'string' && namespace !== '' ? namespace : 'default';
}

/** How messages name an object. */
export function describe({ kind, namespace, name }: ObjectRef): string {
  return `${printable(kind)} '${namespace === '' ? '' : `${printable(namespace)}/`}${printable(name)}'`;
}

/** Orders objects by namespace, kind and name. */
export function compareRefs(a: ObjectRef, b: ObjectRef): number {
  return compareTexts(a.namespace, b.namespace) || compareTexts(a.kind, b.kind) || compareTexts(a.name, b.name);
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What the annotations of an object accept. */
export function ignoresOf({ metadata }: KubernetesObject): Pick<Subject, 'ignores'> {
  const annotations = isPlainObject(metadata) ? metadata.annotations : undefined;
  if (!isPlainObject(annotations)) {
    return {};
  }
  const ignores = new Map<string, string>();
  for (const key of Object.keys(annotations)) {
    if (key.startsWith(IGNORE)) {
      const reason = annotations[key];
      ignores.set(detached(key.slice(IGNORE.length)), typeof reason === 'string' ? detached(reason.trim()) : '');
    }
  }
  return ignores.size > 0 ? { ignores } : {};
}
