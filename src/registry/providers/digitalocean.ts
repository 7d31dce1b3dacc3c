import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

/**
 * DigitalOcean Container Registry:
 * https://docs.digitalocean.com/products/container-registry/how-to/use-registry-docker-kubernetes/.
 */
export const DIGITALOCEAN: RegistryProvider = {
  kind: RegistryKind.DIGITALOCEAN,
  factory: 'Registry.digitalOcean()',
  hosts: /^registry\.digitalocean\.com$/,
  mistakes: [],
  facts: () => ({
    usernameHint: 'what `doctl registry docker-config` writes: an API token as username and as password',
  }),
};
