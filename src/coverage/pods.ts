import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { CoverageOptions } from './coverage-props';
import { Pod } from './pod';
import { Attachments } from '../attach/attachments';
import { Workload } from '../attach/tree';
import { podImages } from '../kubernetes/pod-images';
import { pullSecretNames } from '../kubernetes/pull-secret-list';

/**
 * The pod of a workload, with the pull secrets that the API server will give it: its own list, else that of its
 * ServiceAccount (https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#add-imagepullsecrets-to-a-service-account).
 */
export function podOf(workload: Workload, isGranted: boolean, attachments: Attachments): Pod {
  const { target, podSpecPath } = workload;
  const podSpec = attachments.finalAt(target, podSpecPath);
  const serviceAccountName = podSpec?.serviceAccountName || podSpec?.serviceAccount || 'default';
  return {
    construct: target.object,
    description: `${target}`,
    namespace: target.namespace,
    images: podImages(podSpec),
    isGranted,
    serviceAccountName,
    ...effective(podSpec?.imagePullSecrets ?? [], target.namespace, serviceAccountName, attachments),
  };
}

/** The pull secrets of a pod with a list of its own (perhaps empty) that runs as a ServiceAccount. */
function effective(
  own: readonly unknown[], namespace: string | undefined, serviceAccountName: string, attachments: Attachments,
): Pick<Pod, 'pullSecrets' | 'pullSecretsFrom' | 'hidden'> {
  const inherited = pullSecretsOfServiceAccount(namespace, serviceAccountName, attachments);
  // The API server looks at the length of the list, whatever it holds.
  if (own.length > 0) {
    const pullSecrets = pullSecretNames(own);
    return { pullSecrets, pullSecretsFrom: 'pod', hidden: (inherited ?? []).filter(name => !pullSecrets.includes(name)) };
  }
  return { pullSecrets: inherited ?? [], pullSecretsFrom: inherited ? 'service-account' : 'unknown-service-account', hidden: [] };
}

function pullSecretsOfServiceAccount(namespace: string | undefined, name: string, attachments: Attachments): readonly string[] | undefined {
  const [account] = attachments.currentPlan.tree.serviceAccounts.find(namespace, name);
  return account?.isPatched
    ? pullSecretNames(attachments.finalAt(account, [])?.imagePullSecrets)
    : attachments.currentPlan.pullSecretsOf(namespace, name);
}

/** A pod with the images that are added to it when it is admitted. */
export function withInjectedImages(pod: Pod, options: readonly CoverageOptions[]): Pod {
  const injected = options.flatMap(({ injectedImages }) => injectedImages ?? []);
  return injected.length === 0 ? pod : {
    ...pod,
    images: [...pod.images, ...injected.map(image => ({ containerType: 'containers' as const, container: 'injected', image }))],
  };
}

/** The pods that no manifest of the app holds, as the options of a scope describe them. */
export function additionalPods(scope: IConstruct, { additionalImages }: CoverageOptions, attachments: Attachments): Pod[] {
  return (additionalImages ?? []).map(({ image, namespace = namespaceOf(scope), serviceAccountName = 'default', imagePullSecrets = [] }) => ({
    construct: scope,
    description: `A pod of ServiceAccount '${serviceAccountName}'${namespace === undefined ? '' : ` in namespace '${namespace}'`} ('additionalImages')`,
    namespace,
    images: [{ containerType: 'containers', container: 'additional', image }],
    isGranted: false,
    serviceAccountName,
    ...effective(imagePullSecrets.map(name => ({ name })), namespace, serviceAccountName, attachments),
  }));
}

function namespaceOf(scope: IConstruct): string | undefined {
  const chart = [...scope.node.scopes].reverse().find(construct => Chart.isChart(construct)) as Chart | undefined;
  return chart?.namespace;
}
