import { Yaml } from 'cdk8s';
import { comment, NodeConfig, programs } from './node-config';
import { isVersionAtLeast } from '../../kubernetes/version';

// The places in https://cloud-provider-azure.sigs.k8s.io/topics/credential-provider/.
const FILE = '/var/lib/kubelet/credential-provider-config.yaml';
const FOLDER = '/var/lib/kubelet/credential-provider';

/**
 * https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/#kubeadm-k8s-io-v1beta4-NodeRegistrationOptions;
 * v1beta4 since 1.31.
 */
export function kubeadmSnippet(config: NodeConfig): string {
  const isNew = isVersionAtLeast(config.kubernetesVersion, '1.31');
  const flags: Record<string, string> = {
    'image-credential-provider-config': FILE, 'image-credential-provider-bin-dir': FOLDER,
  };
  const documents = ['InitConfiguration', 'JoinConfiguration'].map(kind => ({
    apiVersion: `kubeadm.k8s.io/${isNew ? 'v1beta4' : 'v1beta3'}`,
    kind,
    nodeRegistration: {
      kubeletExtraArgs: isNew ? Object.entries(flags).map(([name, value]) => ({ name, value })) : flags,
    },
  }));
  return comment(
    `On each node, before kubeadm runs: credential-provider-config.yaml at ${FILE},`,
    `and the programs (${programs(config)}) in ${FOLDER}.`,
    'Merge this into the configuration of kubeadm init and kubeadm join.',
  ) + Yaml.stringify(...documents);
}
