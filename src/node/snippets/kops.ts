import { Yaml } from 'cdk8s';
import { ProviderEntry } from '../provider-entry';
import { yamlText } from '../yaml-text';
import { comment, NodeConfig, programs } from './node-config';

/**
 * Where kOps writes its own file, which it has no setting for:
 * https://github.com/kubernetes/kops/blob/master/nodeup/pkg/model/kubelet.go.
 */
const KUBELET_FILE = '/var/lib/kubelet/credential-provider.conf';
const FILE = '/srv/kubernetes/credential-provider-config.yaml';

/**
 * What kOps installs, by the name that it gives it. Both are older than the first that take tokens: that of AWS ignores
 * the token, that of Google Cloud ends with an unknown flag. The same in v1.37.0-alpha.1:
 * https://github.com/kubernetes/kops/blob/v1.36.2/pkg/nodemodel/fileassets.go.
 */
const INSTALLED: Readonly<Record<string, string>> = {
  'ecr-credential-provider': 'ecr-credential-provider 1.31.7, which pulls as the node without a word',
  'gcp-credential-provider': 'auth-provider-gcp 35.0.0, which does not know the flags and ends with an error',
};

/**
 * https://kops.sigs.k8s.io/cluster_spec/#fileassets. The drop-in runs at every start of the kubelet, so after whatever
 * wrote the file of kOps.
 */
export function kopsSnippet(config: NodeConfig): string {
  config.manifest.providers.forEach(checkTakesTokens);
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

function checkTakesTokens({ name, tokenAttributes }: ProviderEntry): void {
  if (tokenAttributes && Object.hasOwn(INSTALLED, name)) {
    throw new Error(`'serviceAccounts' of '${name}' do not work on nodes of kOps: kOps 1.36 and 1.37 install `
      + `${INSTALLED[name]}; leave them out, or install a newer program under another 'name' (docs/nodes.md)`);
  }
}
