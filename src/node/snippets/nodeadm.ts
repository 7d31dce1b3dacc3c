import { Yaml } from 'cdk8s';
import { yamlText } from '../yaml-text';
import { NodeConfig, withEksDefaults } from './node-config';

const FOLDER = '/etc/eks/image-credential-provider';

/** Not `config.json`, which nodeadm writes again when it runs. */
const FILE = `${FOLDER}/credential-provider-config.yaml`;
const BOUNDARY = 'BOUNDARY';
const END_OF_FILE = 'CREDENTIAL_PROVIDER_CONFIG';

/**
 * User data of two parts: a script, which runs before nodeadm starts the kubelet, and flags of the kubelet, which come
 * after those of nodeadm and win. https://awslabs.github.io/amazon-eks-ami/nodeadm/
 */
export function nodeadmSnippet(config: NodeConfig): string {
  const manifest = { ...config.manifest, providers: withEksDefaults(config) };
  const nodeConfig = {
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: {
      kubelet: {
        flags: [`--image-credential-provider-config=${FILE}`, `--image-credential-provider-bin-dir=${FOLDER}`],
      },
    },
  };
  return [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: text/x-shellscript; charset="us-ascii"',
    '',
    '#!/bin/sh',
    `# ecr-credential-provider is in ${FOLDER} already; put any other program there too.`,
    `cat > ${FILE} <<'${END_OF_FILE}'`,
    `${yamlText(manifest)}${END_OF_FILE}`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: application/node.eks.aws',
    '',
    '# EKS adds spec.cluster in managed node groups without an AMI of their own. For all other nodes, merge this into '
      + 'what has theirs.',
    `${Yaml.stringify(nodeConfig)}`,
    `--${BOUNDARY}--`,
    '',
  ].join('\n');
}
