import { yamlText } from '../yaml-text';
import { comment, NodeConfig, programs } from './node-config';

/** https://github.com/siderolabs/extensions/tree/main/container-runtime/ecr-credential-provider. */
export function talosSnippet(config: NodeConfig): string {
  return comment(
    'A patch of the machine configuration: talosctl patch machineconfig --patch @FILE. System extensions bring the '
      + 'programs',
    `(${programs(config)}) into /usr/local/lib/kubelet/credentialproviders; siderolabs/ecr-credential-provider is one.`,
  ) + yamlText({ machine: { kubelet: { credentialProviderConfig: config.manifest } } });
}
