import { CloudProvider } from '../registry';
import { PodNeeds } from './binding';
import type { CloudIdentity } from './cloud-identity';

/**
 * What a pod needs in which tokens are fetched as several identities: sorted, everything once.
 *
 * @throws for identities that one container cannot use side by side
 */
export function podNeeds(identities: readonly CloudIdentity[]): PodNeeds {
  checkSideBySide(identities);
  const needs = identities.map(identity => identity._binding.pod);
  return {
    tokens: once(needs.flatMap(({ tokens = [] }) => tokens)),
    secretFiles: once(needs.flatMap(({ secretFiles = [] }) => secretFiles)),
    environment: Object.fromEntries(once(needs.flatMap(({ environment = {} }) => Object.entries(environment)))),
    serviceAccountAnnotations: agreed(needs.flatMap(({ serviceAccountAnnotations = {} }) => Object.entries(serviceAccountAnnotations))),
    skipContainersAnnotations: once(needs.flatMap(({ skipContainersAnnotations = [] }) => skipContainersAnnotations)),
    egress: once(needs.flatMap(({ egress = [] }) => egress)),
  };
}

/**
 * With the agent of EKS Pod Identity named in the environment, the AWS CLI never comes to ask the instance:
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html#credentialProviderChain.
 */
function checkSideBySide(identities: readonly CloudIdentity[]): void {
  const withSource = (source: string) => identities.find(({ _binding: binding }) =>
    binding.provider === CloudProvider.AWS && binding.credentialSource === source);
  const [agent, instance] = [withSource('EcsContainer'), withSource('Ec2InstanceMetadata')];
  if (agent && instance) {
    throw new Error(`one pod cannot fetch tokens as both '${agent}' and '${instance}': the AWS CLI would use the first for both; `
      + 'make a refresher for each');
  }
}

function once<T>(values: readonly T[]): T[] {
  const byText = new Map(values.map(value => [JSON.stringify(value), value]));
  return [...byText].sort(([a], [b]) => a < b ? -1 : 1).map(([, value]) => value);
}

/** An annotation of which two identities want different values would be true of one only, and is left out. */
function agreed(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(once(entries).filter(([key, value]) => entries.every(([other, otherValue]) => other !== key || otherValue === value)));
}
