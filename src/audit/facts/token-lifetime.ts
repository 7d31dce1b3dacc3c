import { TokenProvider } from './script-facts';
import { Registry } from '../../registry';

/** A registry of each provider: the lifetime of its tokens is that of all. */
const REGISTRIES: Readonly<Record<TokenProvider, () => Registry>> = {
  'ecr': () => Registry.of('123456789012.dkr.ecr.us-east-1.amazonaws.com'),
  'ecr-public': () => Registry.ecrPublic(),
  'artifact-registry': () => Registry.of('europe-docker.pkg.dev'),
  'acr': () => Registry.of('example.azurecr.io'),
};

const NAMES: Readonly<Record<TokenProvider, string>> = {
  'ecr': 'Amazon ECR',
  'ecr-public': 'Amazon ECR Public',
  'artifact-registry': 'Artifact Registry',
  'acr': 'Azure Container Registry',
};

/** Whose token lives shortest, and how long at most. */
export interface TokenLifetime {
  /** The name of the provider. */
  readonly of: string;
  /** In milliseconds. */
  readonly lifetime: number;
}

/** The shortest lifetime of the tokens of some providers; undefined for none. */
export function shortestLifetime(providers: readonly TokenProvider[]): TokenLifetime | undefined {
  const lifetimes = providers.map(provider => ({
    of: NAMES[provider], lifetime: REGISTRIES[provider]().tokenLifetime!.toMilliseconds(),
  }));
  return lifetimes.sort((a, b) => a.lifetime - b.lifetime)[0];
}

/** Whether images on a host are pulled with tokens of one of some providers. */
export function isServedBy(providers: readonly TokenProvider[], host: string): boolean {
  const kindOf = (text: string) => {
    try {
      return Registry.of(text).kind;
    } catch {
      return undefined;
    }
  };
  return providers.some(provider => REGISTRIES[provider]().kind === kindOf(host));
}
