import { readLocation } from './host-grammar';
import { MatchImage } from '../image/match-image';
import { withoutUserInfo } from '../image/registry-key';

/**
 * What the files that EKS makes for its nodes have its program called for, of private ECR. Read at v20260724 of
 * https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/image-credential-provider.go, and at
 * 767f2e3c of
 * https://github.com/bottlerocket-os/bottlerocket/blob/develop/sources/shared-defaults/kubernetes-aws-credential-provider.toml.
 */
export const EKS_PATTERNS: readonly string[] = [
  '*.dkr.ecr.*.amazonaws.com',
  '*.dkr-ecr.*.on.aws',
  '*.dkr.ecr.*.amazonaws.com.cn',
  '*.dkr-ecr.*.on.amazonwebservices.com.cn',
  '*.dkr.ecr-fips.*.amazonaws.com',
  '*.dkr-ecr-fips.*.on.aws',
  ...['c2s.ic.gov', 'sc2s.sgov.gov', 'cloud.adc-e.uk', 'csp.hci.ic.gov', 'amazonaws.eu'].flatMap(suffix =>
    [`*.dkr.ecr.*.${suffix}`, `*.dkr.ecr-fips.*.${suffix}`]),
];

/** What nodes of a platform are set up to pull from by themselves; whether they may is a matter of their identity. */
const PLATFORMS: Readonly<Record<string, readonly string[]>> = {
  eks: EKS_PATTERNS,
  // https://github.com/kubernetes/cloud-provider-gcp/blob/4e2453124/pkg/gcpcredential/gcpcredential.go
  gke: ['container.cloud.google.com', 'gcr.io', '*.gcr.io', '*.pkg.dev'],
  // https://github.com/Azure/AgentBaker/blob/master/parts/linux/cloud-init/artifacts/cse_config.sh
  aks: ['*.azurecr.io', '*.azurecr.cn', '*.azurecr.de', '*.azurecr.us'],
};

/** Images that the nodes pull by themselves, as a text says it. */
export interface NodePattern {
  readonly text: string;
  serves(image: { readonly repository: string }): boolean;
}

/** Whether a text is a platform, or has wildcards, and so is no registry. */
export function isNodePattern(text: string): boolean {
  return Object.hasOwn(PLATFORMS, text) || text.includes('*');
}

/**
 * Reads a platform, or a host with or without wildcards.
 *
 * @param property the option, for messages
 * @throws for a text that is neither
 */
export function nodePattern(property: string, text: string): NodePattern {
  const globs = Object.hasOwn(PLATFORMS, text) ? PLATFORMS[text] : [checkGlob(property, text)];
  const patterns = globs.map(glob => MatchImage.of(glob));
  return { text, serves: image => patterns.some(pattern => pattern.matches(image)) };
}

function checkGlob(property: string, text: string): string {
  const [host, ...path] = text.split('/');
  try {
    // A wildcard stands for letters of a host, and nothing else of it may be different.
    readLocation('', [host.replaceAll('*', 'x'), ...path].join('/'));
    return text;
  } catch {
    throw new Error(`'${property}' must name hosts such as '*.dkr.ecr.eu-west-1.amazonaws.com', or platforms: `
      + `${Object.keys(PLATFORMS).join(', ')}; got '${withoutUserInfo(text)}'`);
  }
}
