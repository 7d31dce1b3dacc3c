import { Yaml } from 'cdk8s';
import { yamlText } from '../yaml-text';
import { ECR_PROGRAM, NodeConfig, withEksDefaults } from './node-config';

const FOLDER = '/etc/eks/image-credential-provider';

/** Not `config.json`, which nodeadm writes again when it runs. */
const FILE = `${FOLDER}/credential-provider-config.yaml`;

/**
 * The kubelet asks for a token first, and does not pull as the node where it may not: `provide` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/credentialprovider/plugin/plugin.go.
 */
const OWN_PODS = '# Let the nodes ask for tokens in kube-system too, or they pull no image of EKS: docs/nodes.md.';
const BOUNDARY = 'BOUNDARY';
const END_OF_FILE = 'CREDENTIAL_PROVIDER_CONFIG';

/**
 * User data of two parts: a script, which runs before nodeadm starts the kubelet, and flags of the kubelet, which come
 * after those of nodeadm and win. https://awslabs.github.io/amazon-eks-ami/nodeadm/
 */
export function nodeadmSnippet(config: NodeConfig): string {
  const manifest = { ...config.manifest, providers: withEksDefaults(config) };
  const withTokens = manifest.providers.some(({ name, tokenAttributes }) => name === ECR_PROGRAM && tokenAttributes);
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
    ...withTokens ? [OWN_PODS] : [],
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
