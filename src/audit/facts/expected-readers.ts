import { makesPods, Permission, writesSecrets } from './permission';
import { BindingRecord } from './rbac';
import { BindingSubject, isEverybody } from './rbac-subject';
import { RefreshJob } from './refresh-jobs';

/** Roles of Kubernetes that are given to who administers a cluster or a namespace. */
const ADMINISTERING = new Set(['cluster-admin', 'admin', 'edit']);

/** Programs whose work is with Secrets, by the first words of their names, behind that of a release. */
const PROGRAMS = [
  // GitOps engines
  'argo-?cd', 'argo', 'flux', 'source-watcher', 'fleet',
  '(?:kustomize|helm|source|notification|image-reflector|image-automation)-controller',
  // What makes or copies Secrets, certificates, policies
  'cert-manager', 'cainjector', 'trust-manager', 'external-secrets', 'sealed-secrets', 'secrets-store-csi',
  'vault-secrets-operator', 'vault-agent-injector', 'infisical', 'doppler', 'onepassword', 'sops', 'reflector',
  '(?:kubernetes-)?replicator', 'kubed', 'kyverno', 'gatekeeper',
  // Storage, backups
  'csi', '.+-csi', '.+-provisioner', '.+-(?:ctrl|node)plugin', 'longhorn', 'rook', 'openebs', 'velero', 'k8up',
  // Ingress controllers (TLS), networks
  'traefik', 'ingress-nginx', 'nginx-ingress', 'haproxy', 'contour', 'kong', 'istio', 'istiod', 'linkerd', 'cilium',
  'metallb', 'external-dns',
  // Scanners
  'kubescape', 'trivy', 'starboard', 'popeye', 'sonobuoy',
  // Dashboards, and sidecars that load what is in Secrets
  '(?:kubernetes-)?dashboard', 'headlamp', 'portainer', 'octant', 'kiali', 'kubeapps', 'grafana', 'k8s-sidecar',
  'reloader',
  // Agents of vendors
  'datadog', 'dynatrace', 'newrelic', 'nri-.+', 'tailscale', 'consul', 'teleport',
  // Platforms
  'jenkins', 'gitlab', 'drone', 'spinnaker', 'airflow', 'jupyterhub', 'minio', 'patroni', 'kubevirt', 'calico',
  'tigera', 'ambassador', 'emissary', 'gloo', 'envoy-gateway', 'apisix',
  'keda', 'crossplane', 'knative', 'tekton', 'kube-state-metrics', 'rancher', 'cattle', 'tiller', 'olm',
];

/** ServiceAccounts of such programs, and of those that are called what they are. */
const CONTROLLERS = new RegExp(
  `(?:^|[-:])(?:(?:${PROGRAMS.join('|')})(?:-.*)?|(?:.+-)?operator|(?:.+-)?controller|(?:.+-)?controller-manager)`
    + '(?:-sa|-service-account)?$');

const LONGEST_NAME = 253;

function isController(name: string): boolean {
  return name.length <= LONGEST_NAME && CONTROLLERS.test(name);
}

/** Namespaces in which such programs run. */
const PLATFORMS = new RegExp(`^(?:${[
  'kube-system', 'openshift-.*', 'argo-?cd', 'flux(?:-system)?', 'cert-manager', 'external-secrets', 'istio-system',
  'knative-.*', 'tekton-.*', 'kyverno', 'olm', 'operators', 'cattle-.*', 'longhorn-system', 'metallb-system', 'velero',
  'rook-.*', 'argo-events', 'ingress-nginx', 'traefik',
].join('|')})$`);

/**
 * Whether a subject reads Secrets, or acts as others, by what it is or may do, or because somebody wanted just that:
 * nobody is surprised. A user or a group is given its rights on purpose.
 */
function isExpected(
  binding: BindingRecord, permissions: readonly Permission[], subject: BindingSubject,
): boolean {
  if (isEverybody(subject)) {
    return false;
  }
  const { role: { kind, name } } = binding;
  return subject.kind !== 'ServiceAccount' || extendsKubernetes(permissions) || isNamedAfterSecrets(binding)
    || (subject.name !== 'default' && (
      (kind === 'ClusterRole' && ADMINISTERING.has(name)) || makesPods(permissions) || writesSecrets(permissions)
      || binding.isVendored || isController(subject.name) || PLATFORMS.test(subject.namespace ?? '')));
}

/** Whether a role is for a program that has custom resources, webhooks, leases and the like. */
function extendsKubernetes(permissions: readonly Permission[]): boolean {
  return permissions.some(({ resource }) => resource === 'extensions');
}

/** Whether a role or its binding says by its name that it is about Secrets, as `secret-reader` does. */
function isNamedAfterSecrets({ role, subject }: BindingRecord): boolean {
  return /secret/i.test(`${role.name} ${subject.name}`);
}

/** What bindings for such subjects of one kind have in common: they are one finding. */
export function expectedGroup({ who }: BindingRecord): readonly string[] {
  return ['expected', ...new Set(who.map(({ kind }) => kind))].sort();
}

/**
 * Whether all whom a binding is for are administrators, controllers that need what it gives, or jobs that write pull
 * secrets, which read them to change them.
 *
 * @param permissions what the binding allows
 */
export function isForExpected(
  binding: BindingRecord, permissions: readonly Permission[], refreshers: readonly RefreshJob[] = [],
): boolean {
  const isRefresher = ({ namespace, name }: BindingSubject) => refreshers.some(job =>
    job.serviceAccountName === name && job.subject.namespace === namespace);
  return binding.who.every(subject => isExpected(binding, permissions, subject) || isRefresher(subject));
}
