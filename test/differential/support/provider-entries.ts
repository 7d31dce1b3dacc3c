import { Duration } from 'cdk8s';
import { CredentialProvider, CredentialProviderConfig } from '../../../src';
import { ProviderEntry } from '../../../src/node/provider-entry';
import { parseGoDuration } from '../../../src/schedule/go-duration';

/** An entry of `providers` with what a case is about; the rest is valid. */
export type Entry = Partial<Omit<ProviderEntry, 'tokenAttributes'>> & {
  readonly tokenAttributes?: Partial<NonNullable<ProviderEntry['tokenAttributes']>>;
};

const VALID: ProviderEntry = {
  name: 'registry-credential-provider',
  matchImages: ['registry.example.com'],
  defaultCacheDuration: '10m',
  apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
};

const VALID_TOKEN: NonNullable<ProviderEntry['tokenAttributes']> = {
  serviceAccountTokenAudience: 'registry.example.com',
  cacheType: 'Token',
  requireServiceAccount: true,
};

/** What cannot be said with our properties is left as it is, for them to refuse. */
const PER_SERVICE_ACCOUNT: Readonly<Record<string, any>> = { Token: false, ServiceAccount: true };

/** Entries in full. */
export function complete(entries: readonly Entry[]): ProviderEntry[] {
  return entries.map(entry => {
    const { tokenAttributes, ...rest } = entry;
    return { ...VALID, ...rest, ...tokenAttributes && { tokenAttributes: { ...VALID_TOKEN, ...tokenAttributes } } };
  });
}

/** The text of a file that nobody has checked. JSON is YAML. */
export function textOf(entries: readonly ProviderEntry[]): string {
  return JSON.stringify({
    apiVersion: 'kubelet.config.k8s.io/v1', kind: 'CredentialProviderConfig', providers: entries,
  });
}

/** The same file through our classes, which throw where it cannot be right. */
export function ours(entries: readonly ProviderEntry[], kubernetesVersion?: string): CredentialProviderConfig {
  return CredentialProviderConfig.of(entries.map(providerOf), kubernetesVersion);
}

function providerOf({
  name, matchImages, defaultCacheDuration, args, env, tokenAttributes: token,
}: ProviderEntry): CredentialProvider {
  return CredentialProvider.of(name, {
    matchImages,
    defaultCacheDuration: Duration.seconds(parseGoDuration(defaultCacheDuration)!),
    args,
    env: Object.fromEntries((env ?? []).map(variable => [variable.name, variable.value])),
    serviceAccountToken: token && {
      audience: token.serviceAccountTokenAudience,
      cachePerServiceAccount: PER_SERVICE_ACCOUNT[token.cacheType] ?? token.cacheType,
      requireServiceAccount: token.requireServiceAccount,
      requiredAnnotationKeys: token.requiredServiceAccountAnnotationKeys,
      optionalAnnotationKeys: token.optionalServiceAccountAnnotationKeys,
    },
  });
}
