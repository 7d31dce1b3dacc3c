import { AccessEnvironment, AccessRecommendationProps, CloudProvider, GitOpsTool, NodeControl } from '../../src';

const BOTH = [false, true];

/** The oldest, the last before and the first with tokens of ServiceAccounts for the kubelet's programs, the newest. */
const VERSIONS = ['1.26', '1.33', '1.34', '1.37'];

/** Every list of providers without repetition, in every order. */
const PROVIDERS: readonly CloudProvider[][] = extend([[]]).slice(1);

/** Every combination of what can be asked. */
export function situations(providers: readonly CloudProvider[][] = PROVIDERS): AccessRecommendationProps[] {
  const result: AccessRecommendationProps[] = [];
  for (const environment of Object.values(AccessEnvironment)) {
    for (const nodes of Object.values(NodeControl)) {
      for (const list of providers) {
        for (const kubernetesVersion of VERSIONS) {
          for (const dynamicNamespaces of BOTH) {
            for (const gitOps of Object.values(GitOpsTool)) {
              for (const externalSecrets of BOTH) {
                result.push({
                  environment, nodes, providers: list, kubernetesVersion, dynamicNamespaces, gitOps, externalSecrets,
                });
              }
            }
          }
        }
      }
    }
  }
  return result;
}

/** Those with one provider. */
export function singleSituations(): AccessRecommendationProps[] {
  return situations(Object.values(CloudProvider).map(provider => [provider]));
}

function extend(lists: CloudProvider[][]): CloudProvider[][] {
  const all = Object.values(CloudProvider);
  const longer = lists.flatMap(list =>
    all.filter(provider => !list.includes(provider)).map(provider => [...list, provider]),
  );
  return longer.length === 0 ? lists : [...lists, ...extend(longer)];
}
