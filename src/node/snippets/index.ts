import { bottlerocketSnippet } from './bottlerocket';
import { k3sSnippet } from './k3s';
import { kopsSnippet } from './kops';
import { kubeadmSnippet } from './kubeadm';
import { NodeConfig } from './node-config';
import { nodeadmSnippet } from './nodeadm';
import { talosLegacySnippet, talosSnippet } from './talos';
import { NodeSetup } from '../node-setup';

export type { NodeConfig } from './node-config';

const SNIPPETS: Readonly<Record<NodeSetup, (config: NodeConfig) => string>> = {
  [NodeSetup.KUBEADM]: kubeadmSnippet,
  [NodeSetup.KOPS]: kopsSnippet,
  [NodeSetup.EKS_NODEADM]: nodeadmSnippet,
  [NodeSetup.BOTTLEROCKET]: bottlerocketSnippet,
  [NodeSetup.TALOS]: talosSnippet,
  [NodeSetup.TALOS_1_13]: talosLegacySnippet,
  [NodeSetup.K3S]: k3sSnippet,
};

/** What tells a way of making nodes of the configuration. */
export function snippetFor(setup: NodeSetup, config: NodeConfig): string {
  return SNIPPETS[setup](config);
}
