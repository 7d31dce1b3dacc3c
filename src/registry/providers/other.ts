import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

/** Any other host. */
export const OTHER: RegistryProvider = {
  kind: RegistryKind.OTHER,
  factory: 'Registry.of(host)',
  mistakes: [],
  facts: () => ({
    usernameHint: 'what the registry asks for',
  }),
};
