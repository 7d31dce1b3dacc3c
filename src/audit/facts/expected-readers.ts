import { BindingRecord } from './rbac';
import { BindingSubject, isEverybody } from './rbac-subject';
import { RefreshJob } from './refresh-jobs';

/** Roles of Kubernetes that are given to who administers a cluster or a namespace. */
const ADMINISTERING = new Set(['cluster-admin', 'admin', 'edit']);

/**
 * ServiceAccounts, by their names, of programs whose work is with Secrets: GitOps engines, what makes or copies
 * Secrets,
 * CSI drivers, certificates, ingress controllers (TLS), backups, operators, platforms.
 */
const CONTROLLERS = new RegExp(`(?:^|[-:])(?:${[
  'argo-?cd.*', 'flux.*', 'source-watcher',
  '(?:kustomize|helm|source|notification|image-reflector|image-automation)-controller', 'fleet.*',
  'cert-manager.*', 'cainjector', 'trust-manager', 'external-secrets.*', 'sealed-secrets.*', 'secrets-store-csi.*',
  'vault.*', 'infisical.*', 'doppler.*', 'onepassword.*', 'sops-.*', 'reflector', '(?:kubernetes-)?replicator', 'kubed',
  'kyverno.*', 'gatekeeper.*', 'csi-.*', '.*-csi.*', '.*provisioner', 'longhorn.*', 'rook.*', 'openebs.*',
  'traefik.*', '(?:ingress-)?nginx.*ingress.*', 'ingress-nginx.*', 'haproxy.*', 'contour.*', 'kong.*', 'istio.*',
  'linkerd.*',
  'cilium.*', 'metallb.*', 'controller', 'speaker', 'external-dns', 'velero.*', 'k8up.*', 'keda.*', 'crossplane.*',
  'knative.*', 'eventing-.*', 'imc-.*', 'pingsource-.*', 'tekton.*', 'kube-state-metrics.*', 'rancher.*', 'cattle.*',
  'tiller', 'olm.*',
  '.*(?:ctrl|node)plugin', 'argo-.*', '.*-operator', '.*-operator-.*', 'operator', '.*controller-manager',
  '.*-controller', '.*-manager', 'manager',
].join('|')})(?:-sa|-service-account)?$`);

/** Namespaces in which such programs run. */
const PLATFORMS = new RegExp('^(?:kube-system|openshift-.*|argo-?cd|flux(?:-system)?|cert-manager|external-secrets|'
  + 'istio-system|knative-.*|tekton-.*|kyverno|olm|operators|cattle-.*|longhorn-system|velero|rook-.*|argo-events|ingress-nginx|traefik)$');

/** Whether a subject reads Secrets, or acts as others, by what it is: nobody is surprised. */
function isExpected({ role }: BindingRecord, subject: BindingSubject): boolean {
  if (isEverybody(subject)) {
    return false;
  }
  const isAdministrator = role.kind === 'ClusterRole' && ADMINISTERING.has(role.name);
  return subject.kind === 'ServiceAccount'
    ? subject.name !== 'default' && (isAdministrator || CONTROLLERS.test(subject.name)
      || PLATFORMS.test(subject.namespace ?? ''))
    : isAdministrator || subject.name.startsWith('system:') || /(?:^|[-:])admin/.test(role.name);
}

/**
 * Whether all whom a binding is for are administrators, controllers that need what it gives, or jobs that write pull
 * secrets, which read them to change them.
 */
export function isForExpected(binding: BindingRecord, refreshers: readonly RefreshJob[] = []): boolean {
  const isRefresher = ({ namespace, name }: BindingSubject) => refreshers.some(job =>
    job.serviceAccountName === name && job.subject.namespace === namespace);
  return binding.who.every(subject => isExpected(binding, subject) || isRefresher(subject));
}
