import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

/** JFrog Artifactory: https://jfrog.com/help/r/jfrog-artifactory-documentation/docker-repository-url-formats. */
export const ARTIFACTORY: RegistryProvider = {
  kind: RegistryKind.ARTIFACTORY,
  factory: 'Registry.artifactory(host)',
  hosts: /^[a-z0-9-]+\.jfrog\.io$/,
  mistakes: [],
  facts: () => ({
    usernameHint: 'the user that the access or identity token belongs to',
  }),
};
