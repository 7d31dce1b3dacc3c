import { Yaml } from 'cdk8s';
import { yamlText } from '../yaml-text';
import { comment, NodeConfig, programs } from './node-config';

/**
 * Where kOps writes its own file, which it has no setting for:
 * https://github.com/kubernetes/kops/blob/master/nodeup/pkg/model/kubelet.go.
 */
const KUBELET_FILE = '/var/lib/kubelet/credential-provider.conf';
const FILE = '/srv/kubernetes/credential-provider-config.yaml';

/**
 * https://kops.sigs.k8s.io/cluster_spec/#fileassets. The drop-in runs at every start of the kubelet, so after whatever
 * wrote the file of kOps.
 */
export function kopsSnippet(config: NodeConfig): string {
  const fileAssets = [
    { name: 'credential-provider-config', path: FILE, content: yamlText(config.manifest) },
    {
      name: 'credential-provider-drop-in',
      path: '/etc/systemd/system/kubelet.service.d/20-credential-provider.conf',
      content: `[Service]\nExecStartPre=/bin/cp ${FILE} ${KUBELET_FILE}\n`,
    },
  ];
  return comment(
    `For clusters on AWS and Google Cloud, where kOps gives the kubelet its own ${KUBELET_FILE} and installs `
      + 'ecr-credential-provider or',
    'gcp-credential-provider in /usr/local/bin. Merge this into the Cluster, or into an InstanceGroup. Programs: '
      + `${programs(config)}.`,
  ) + Yaml.stringify({ spec: { fileAssets } });
}
