import { yamlText } from '../yaml-text';
import { comment, NodeConfig, programs } from './node-config';

/**
 * A document of its own, since Talos 1.14. Beside `machine.kubelet`, which configurations of older versions have, it is
 * an error: `V1Alpha1ConflictValidate` in
 * https://github.com/siderolabs/talos/blob/v1.14.0-rc.1/pkg/machinery/config/types/k8s/credential_provider.go.
 */
export function talosSnippet(config: NodeConfig): string {
  return heading(config, 'Beside machine.kubelet it is an error: take the snippet of TALOS_1_13 then.')
    + yamlText({ apiVersion: 'v1alpha1', kind: 'KubeCredentialProviderConfig', configuration: config.manifest });
}

/** https://github.com/siderolabs/extensions/tree/main/container-runtime/ecr-credential-provider. */
export function talosLegacySnippet(config: NodeConfig): string {
  return heading(config) + yamlText({ machine: { kubelet: { credentialProviderConfig: config.manifest } } });
}

function heading(config: NodeConfig, ...more: string[]): string {
  return comment(
    'A patch of the machine configuration: talosctl patch machineconfig --patch @FILE. System extensions bring the '
      + 'programs',
    `(${programs(config)}) into /usr/local/lib/kubelet/credentialproviders; siderolabs/ecr-credential-provider is one.`,
    ...more,
  );
}
