import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

/**
 * GitLab container registry:
 * https://docs.gitlab.com/user/packages/container_registry/authenticate_with_container_registry/.
 */
export const GITLAB: RegistryProvider = {
  kind: RegistryKind.GITLAB,
  factory: 'Registry.gitlab()',
  hosts: /^registry\.gitlab\.com$/,
  mistakes: [
    { host: /^(?:www\.)?gitlab\.com$/, is: 'the web site of GitLab', instead: 'registry.gitlab.com', isSite: true },
  ],
  facts: () => ({
    usernameHint: 'the name of a deploy token, e.g. gitlab+deploy-token-1, with read_registry',
  }),
};
