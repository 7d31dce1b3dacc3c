import { awsConfig } from '../identity/aws/config';
import { AzureBinding, GoogleBinding } from '../identity/binding';
import { RegistryKind } from '../registry';
import { Images } from './images';
import { TokenKind, TokenPart } from './part';

/** An init container that fetches the tokens of some kinds. Another provider is one more entry of `FETCHERS`. */
export interface Fetcher {
  /** The name of the container, and of its script. */
  readonly name: string;
  readonly image: keyof Images;
  readonly kinds: readonly TokenKind[];
  /** Scripts that its own one needs, besides those that all need. */
  readonly libraries: readonly string[];
  /**
   * The files that tell the script what to fetch.
   *
   * @param gapSeconds the longest time between two runs
   */
  files(parts: readonly TokenPart[], gapSeconds: number): Record<string, string>;
}

export const FETCHERS: readonly Fetcher[] = [
  {
    name: 'fetch-ecr',
    image: 'aws',
    kinds: [RegistryKind.ECR, RegistryKind.ECR_PUBLIC],
    libraries: [],
    files: parts => {
      const { text, profiles } = awsConfig(parts.map(({ identity, assumeRole }) => ({ identity, assumeRole })));
      return {
        'aws-config': text,
        // Tokens of ECR Public are issued there: https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html
        'ecr.plan': lines(parts.map((part, index) => [part.id, part.kind, part.registries[0].region ?? 'us-east-1', profiles[index], keys(part)])),
      };
    },
  },
  {
    name: 'fetch-artifact-registry',
    image: 'curl',
    kinds: [RegistryKind.ARTIFACT_REGISTRY],
    libraries: ['oauth.sh'],
    files: (parts, gapSeconds) => ({
      'artifact-registry.plan': lines(parts.map(part => {
        const { method, file, audience, serviceAccount } = part.identity._binding as GoogleBinding;
        return [part.id, method, file, audience, serviceAccount, `${gapSeconds}`, keys(part)];
      })),
    }),
  },
  {
    name: 'fetch-acr',
    image: 'curl',
    kinds: [RegistryKind.ACR],
    libraries: ['oauth.sh'],
    files: (parts, gapSeconds) => ({
      'acr.plan': lines(parts.map(part => {
        const { method, authority, tenant, client, file } = part.identity._binding as AzureBinding;
        return [part.id, method, authority, tenant, client, file, part.registries[0].host, `${gapSeconds}`, keys(part)];
      })),
    }),
  },
];

/** Lines of fields; none of the fields can hold a bar or a line break. */
export function lines(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.join('|')}\n`).join('');
}

function keys({ registries }: TokenPart): string {
  return registries.map(registry => registry.configKey).join(' ');
}
