import { Registry } from './registry';
import { RegistryKind } from './registry-kind';

/** Kinds that know no key and no fixed password: whatever opens them is a token. */
const TOKEN_ONLY: readonly RegistryKind[] = [RegistryKind.ECR, RegistryKind.ECR_PUBLIC];

/** What keeps such tokens fresh, for messages. */
const INSTEAD = 'let the nodes pull (RegistryCredentials.nodeIdentity(…)), let a refresher or External Secrets fetch '
  + 'the token (token(…) of RegistryCredentials or ExternalCredentials), or name a Secret that something else renews '
  + 'with RegistryCredentials.existingSecret(…)';

/** The first of some registries that only a token opens, which expires within hours. */
export function tokenOnly(registries: readonly Registry[]): Registry | undefined {
  return registries.find(({ kind }) => TOKEN_ONLY.includes(kind));
}

/** Why a credential of a registry cannot be kept anywhere: the end of a sentence that says where. */
export function expiresBecause({ tokenLifetime }: Registry): string {
  return `is a token that expires after ${tokenLifetime!.toHumanString()}, and nothing here renews it: ${INSTEAD}`;
}
