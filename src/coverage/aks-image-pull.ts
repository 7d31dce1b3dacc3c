import { Pod } from './pods';
import { GrantPlan } from '../attach/plan';
import { Target } from '../attach/target';
import { ImageReference } from '../image';
import { ACR } from '../registry/providers/acr';

/**
 * By what AKS knows the identity of a ServiceAccount where it pulls as those, and not as the nodes:
 * `writeCredentialProviderConfig` in
 * https://github.com/Azure/AgentBaker/blob/06836ee2/parts/linux/cloud-init/artifacts/cse_config.sh.
 */
const CLIENT_ANNOTATION = 'kubernetes.azure.com/acr-client-id';

/** A ServiceAccount of each app that pulls as itself; it is looked for once, and only if an image is at ACR. */
const PULLERS = new WeakMap<GrantPlan, Target | undefined>();

/**
 * Why the nodes may not pull an image of theirs for a pod. "If not configured and no identity is specified at service
 * account level, image will be pulled via anonymous authentication":
 * https://learn.microsoft.com/javascript/api/@azure/arm-containerservice/serviceaccountimagepullprofile.
 */
export function anonymousPull(pod: Pod, image: ImageReference, plan: GrantPlan): string | undefined {
  if (!ACR.hosts!.test(image.domain) || pullsAsItself(pod.annotations)) {
    return undefined;
  }
  if (!PULLERS.has(plan)) {
    PULLERS.set(plan, plan.tree.serviceAccounts.all.find(({ namespace, name }) =>
      pullsAsItself(plan.annotationsOf(namespace, name))));
  }
  const puller = PULLERS.get(plan);
  return puller && `pulls from '${image.domain}' as the nodes, and ${puller} has '${CLIENT_ANNOTATION}'. Where AKS `
    + 'pulls as ServiceAccounts (serviceAccountImagePullProfile), it pulls for others as the default identity of the '
    + `cluster, or without any: give ServiceAccount '${pod.serviceAccountName}' the annotation too, or acknowledge `
    + 'this if the cluster has a default identity';
}

function pullsAsItself(annotations: Readonly<Record<string, string>>): boolean {
  return Object.hasOwn(annotations, CLIENT_ANNOTATION);
}
