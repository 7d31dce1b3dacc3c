import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

/** Sonatype Nexus Repository: https://help.sonatype.com/en/docker-authentication.html. */
export const NEXUS: RegistryProvider = {
  kind: RegistryKind.NEXUS,
  factory: 'Registry.nexus(host)',
  mistakes: [],
  facts: () => ({
    usernameHint: 'a user, or the name code of a user token',
  }),
};
