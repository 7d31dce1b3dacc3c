import { EKS_PATTERNS } from '../../registry/node-patterns';
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

/**
 * The first versions of the programs that take tokens of ServiceAccounts, read in their releases:
 * https://github.com/kubernetes/cloud-provider-aws/blob/v1.34.0/cmd/ecr-credential-provider/main.go,
 * https://github.com/kubernetes/cloud-provider-gcp/blob/v36.2.5/cmd/auth-provider-gcp/app/getcredentials.go,
 * https://github.com/kubernetes-sigs/cloud-provider-azure/blob/v1.34.7/pkg/credentialprovider/azure_credentials.go.
 */
const TAKES_TOKENS_SINCE: Readonly<Record<string, string>> = {
  'ecr-credential-provider': '1.34.0',
  'auth-provider-gcp': '36.2.5',
  'acr-credential-provider': '1.34.7',
};

/** The programs, as a comment names them, with the oldest version that does what the file says, where that matters. */
export function programs({ manifest }: NodeConfig): string {
  return manifest.providers.map(({ name, tokenAttributes }) => {
    const since = tokenAttributes && TAKES_TOKENS_SINCE[name];
    return since === undefined ? name : `${name} ${since} or newer`;
  }).join(', ');
}

/** What EKS's own file has its program called for, EKS's own images among them. */
const OWN_PATTERNS = [...EKS_PATTERNS, 'public.ecr.aws', 'ecr-public.aws.com'];

/** The program of EKS's nodes. */
export const ECR_PROGRAM = 'ecr-credential-provider';

/** What EKS's own file says of the program, where ours says nothing of it. */
const EKS_ENTRY: ProviderEntry = {
  name: ECR_PROGRAM,
  matchImages: [],
  defaultCacheDuration: '12h',
  apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
};

/** The entries of a file that takes the place of EKS's own, so that the nodes pull all that they pull with that. */
export function withEksDefaults({ manifest: { providers } }: NodeConfig): ProviderEntry[] {
  const all = providers.some(({ name }) => name === ECR_PROGRAM) ? providers : [...providers, EKS_ENTRY];
  return all.map(entry => entry.name === ECR_PROGRAM
    ? { ...entry, matchImages: [...new Set([...entry.matchImages, ...OWN_PATTERNS])] } : entry);
}
