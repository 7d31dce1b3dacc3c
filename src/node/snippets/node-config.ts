import { ProviderEntry } from '../provider-entry';

/** The configuration of the kubelet, and its version. */
export interface NodeConfig {
  readonly manifest: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly providers: readonly ProviderEntry[];
  };
  readonly kubernetesVersion: string;
}

/** Lines of a comment. */
export function comment(...lines: string[]): string {
  return lines.map(line => `# ${line}\n`).join('');
}

/** The programs, as a comment names them. */
export function programs({ manifest }: NodeConfig): string {
  return manifest.providers.map(({ name }) => name).join(', ');
}

/**
 * Refuses a configuration with which nodes of EKS would no longer pull its own images, the network plugin among them:
 * they are in private ECR registries of AWS, and what is given here takes the place of a default that covers those.
 * https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html
 */
export function checkCoversEks(setup: string, { manifest }: NodeConfig): void {
  const patterns = manifest.providers.flatMap(({ matchImages }) => matchImages);
  if (!patterns.some(pattern => /^\*\.dkr\.ecr\.\*\.[^/]+$/.test(pattern))) {
    throw new Error(`the snippet for ${setup} takes the place of a default by which the nodes pull EKS's own images `
      + `from ECR, and no pattern covers those: got ${patterns.join(', ')}; give CredentialProvider.ecr a registry of `
      + 'the region without a path');
  }
}
