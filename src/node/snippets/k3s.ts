import { yamlText } from '../yaml-text';
import { comment, NodeConfig, programs } from './node-config';

/**
 * The default of `--image-credential-provider-config` and `-bin-dir`: https://docs.k3s.io/cli/agent#node,
 * https://docs.rke2.io/reference/linux_agent_config.
 */
const FOLDER = '/var/lib/rancher/credentialprovider';

/** Where file and folder are there, k3s and RKE2 pass them on to the kubelet. */
export function k3sSnippet(config: NodeConfig): string {
  return comment(
    `${FOLDER}/config.yaml on each node, before k3s or RKE2 starts: both find it there without a flag.`,
    `Programs, in ${FOLDER}/bin: ${programs(config)}.`,
  ) + yamlText(config.manifest);
}
