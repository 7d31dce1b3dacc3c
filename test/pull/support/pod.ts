import { dockerConfigOf } from './secret';

/**
 * The Docker configuration that the kubelet has for the pods of a workload: of the pull secrets that the pod template
 * lists, else of those of its ServiceAccount, which the API server injects at creation. Secrets of other namespaces do
 * not count.
 *
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#add-imagepullsecrets-to-a-service-account
 *
 * Written from that page, not taken from `src`: this is what the constructs are checked against.
 */
export function podConfigOf(manifests: any[], workloadName: string): string {
  const workload = manifests.find(
    ({ kind, metadata }) => metadata.name === workloadName && !['Secret', 'ServiceAccount'].includes(kind),
  );
  const { namespace } = workload.metadata;
  const find = (kind: string, name: string) =>
    manifests.find(({ kind: k, metadata }) => k === kind && metadata.name === name && metadata.namespace === namespace);

  const podSpec = workload.spec.jobTemplate?.spec.template.spec ?? workload.spec.template?.spec ?? workload.spec;
  const serviceAccount = find('ServiceAccount', podSpec.serviceAccountName ?? 'default');
  const own: { name: string }[] = podSpec.imagePullSecrets ?? [];
  const references: { name: string }[] = own.length > 0 ? own : serviceAccount?.imagePullSecrets ?? [];
  const configs = references.flatMap(({ name }) => find('Secret', name) ?? [])
    .map(secret => JSON.parse(dockerConfigOf(secret)));
  return JSON.stringify({ auths: Object.assign({}, ...configs.map(config => config.auths)) });
}
