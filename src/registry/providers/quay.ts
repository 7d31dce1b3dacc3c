import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

/** Quay: https://docs.quay.io/glossary/robot-accounts.html. */
export const QUAY: RegistryProvider = {
  kind: RegistryKind.QUAY,
  factory: 'Registry.quay()',
  hosts: /^quay\.io$/,
  mistakes: [],
  facts: () => ({
    usernameHint: 'a robot account, organization+robot',
  }),
};
