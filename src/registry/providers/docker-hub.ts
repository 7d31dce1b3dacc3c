import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

const IS = 'an address of Docker Hub, which images name docker.io';

/**
 * Docker Hub: https://docs.docker.com/security/access-tokens/ and
 * https://docs.docker.com/security/access-tokens/organization-access-tokens/.
 */
export const DOCKER_HUB: RegistryProvider = {
  kind: RegistryKind.DOCKER_HUB,
  factory: 'Registry.dockerHub()',
  hosts: /^docker\.io$/,
  mistakes: [
    { host: /^hub\.docker\.com$/, is: 'the web site of Docker Hub', instead: 'docker.io', isSite: true },
    { host: /^(?:index|registry|registry-1|auth)\.docker\.io$/, is: IS, instead: 'docker.io', serves: true },
    { host: /^(?:registry\.hub\.)?docker\.com$/, is: IS, instead: 'docker.io', serves: true },
  ],
  facts: (host, path) => ({
    usernameHint: 'the Docker ID that a personal access token belongs to, or the organization that an organization '
      + 'access token belongs to',
    // `docker login` and `kubectl create secret docker-registry` write this key, and all clients know it. It has no
    // place for a path: the kubelet and skopeo match a scoped `docker.io/ORG` instead, Docker does not.
    configKey: path === undefined ? 'https://index.docker.io/v1/' : `${host}/${path}`,
  }),
};
