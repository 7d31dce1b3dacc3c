import { CloudIdentity } from '../identity';
import { checkAssumeRole } from '../identity/aws/arn';
import { noIdentity } from '../identity/choices';
import { Registry, RegistryKind } from '../registry';
import { TokenCredentialsProps } from './credentials-props';
import { RefreshedTokenSource } from './source';

/** The kinds of registry that each factory fetches tokens for. */
const KINDS = {
  ecrToken: [RegistryKind.ECR, RegistryKind.ECR_PUBLIC],
  artifactRegistryToken: [RegistryKind.ARTIFACT_REGISTRY],
  acrToken: [RegistryKind.ACR],
} as const;

/**
 * A token that is fetched in the cluster and renewed before it expires.
 *
 * @param factory the method of `RegistryCredentials` that was called, for messages
 */
export function refreshedTokenSource(
  factory: keyof typeof KINDS, registry: Registry, { identity }: TokenCredentialsProps, assumeRole?: string,
): RefreshedTokenSource {
  const kinds: readonly RegistryKind[] = KINDS[factory];
  if (!kinds.includes(registry.kind)) {
    throw new Error(`RegistryCredentials.${factory} fetches tokens for registries of kind ${kinds.join(' and ')}, got '${registry}' of kind ${registry.kind}: `
      + `${otherFactory(registry.kind)}`);
  }
  if (!(identity instanceof CloudIdentity)) {
    throw noIdentity('identity', registry, identity);
  }
  identity._checkServes('identity', registry);
  if (assumeRole !== undefined) {
    checkAssumeRole(assumeRole, registry);
  }
  return { owner: 'refresher', registry, identity, assumeRole };
}

function otherFactory(kind: RegistryKind): string {
  const factory = Object.entries(KINDS).find(([, kinds]) => (kinds as readonly RegistryKind[]).includes(kind));
  return factory
    ? `use RegistryCredentials.${factory[0]}(…)`
    : 'its credentials last, so use RegistryCredentials.existingSecret(…) or one of the factories that end in InManifest';
}
