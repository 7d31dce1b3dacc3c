import { Registry, RegistryKind } from '../registry';

/** What each construct for one kind of registry fetches tokens for. */
const KINDS = {
  EcrRefreshCronJob: [RegistryKind.ECR, RegistryKind.ECR_PUBLIC],
  ArtifactRegistryRefreshCronJob: [RegistryKind.ARTIFACT_REGISTRY],
  AcrRefreshCronJob: [RegistryKind.ACR],
} as const;

/** Checks the registries that a construct for one kind was given. */
export function checkRegistries(construct: keyof typeof KINDS, registries: readonly Registry[]): void {
  // In JavaScript they may be missing.
  if (!Array.isArray(registries) || registries.length === 0) {
    throw new Error(`'registries' of ${construct} is ${registries ? 'empty' : 'missing'}: give at least one`);
  }
  const kinds: readonly RegistryKind[] = KINDS[construct];
  registries.forEach((registry, index) => {
    if (!kinds.includes(registry.kind)) {
      throw new Error(`'registries' of ${construct} must be of kind ${kinds.join(' or ')}, got '${registry}' of kind ${registry.kind}: ${otherFor(registry.kind)}`);
    }
    if (registries.findIndex(({ configKey }) => configKey === registry.configKey) !== index) {
      throw new Error(`'registries' names '${registry.configKey}' twice: leave one out`);
    }
  });
}

function otherFor(kind: RegistryKind): string {
  const other = Object.entries(KINDS).find(([, kinds]) => (kinds as readonly RegistryKind[]).includes(kind));
  return other
    ? `use ${other[0]} for it, or RefreshCronJob for both`
    : 'its credentials last. Name a Secret that holds them in the \'credentials\' of a RefreshCronJob, with RegistryCredentials.existingSecret(…)';
}
