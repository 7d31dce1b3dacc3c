import { RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

/** IBM Cloud Container Registry: https://cloud.ibm.com/docs/Registry?topic=Registry-registry_overview. */
export const IBM: RegistryProvider = {
  kind: RegistryKind.IBM,
  factory: 'Registry.ibm()',
  hosts: /^(?:private\.)?(?:[a-z0-9]+\.)?icr\.io$/,
  mistakes: [],
  facts: () => ({
    username: 'iamapikey',
    usernameHint: 'iamapikey, with an IAM API key',
  }),
};

/** The host of a region, or the global one. */
export function ibmHost(region?: string): string {
  if (region !== undefined && !/^[a-z]{2}\d?$/.test(region)) {
    throw registryError(`Registry.ibm: 'region' must be the prefix of a registry host, e.g. de for eu-de: got ${shown(region)}`);
  }
  return region === undefined ? 'icr.io' : `${region}.icr.io`;
}
