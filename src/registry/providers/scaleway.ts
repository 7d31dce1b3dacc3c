import { RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

/** Scaleway Container Registry: https://www.scaleway.com/en/docs/container-registry/how-to/connect-docker-cli/. */
export const SCALEWAY: RegistryProvider = {
  kind: RegistryKind.SCALEWAY,
  factory: 'Registry.scaleway(region)',
  hosts: /^rg\.[a-z]{2}-[a-z]{3}\.scw\.cloud$/,
  mistakes: [],
  facts: () => ({
    username: 'nologin',
    usernameHint: 'nologin, with the secret key of an API key',
  }),
};

export function scalewayHost(region: string): string {
  if (!/^[a-z]{2}-[a-z]{3}$/.test(region)) {
    throw registryError(`Registry.scaleway: 'region' must be a region such as fr-par: got ${shown(region)}`);
  }
  return `rg.${region}.scw.cloud`;
}
