import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

/**
 * GitHub Container Registry:
 * https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry.
 */
export const GHCR: RegistryProvider = {
  kind: RegistryKind.GHCR,
  factory: 'Registry.ghcr()',
  hosts: /^ghcr\.io$/,
  mistakes: [
    { host: /^(?:www\.)?github\.com$/, is: 'the web site of GitHub', instead: 'ghcr.io', isSite: true },
    {
      host: /^docker\.pkg\.github\.com$/,
      is: 'the former Docker registry of GitHub',
      instead: 'ghcr.io',
      serves: true,
    },
  ],
  facts: () => ({
    usernameHint: 'the GitHub user of a classic personal access token with read:packages',
  }),
};
