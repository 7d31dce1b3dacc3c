import { RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

// Public and private hosts, global and regional:
// https://cloud.ibm.com/docs/Registry?topic=Registry-registry_overview#registry_regions. `cp.icr.io`, the registry of
// IBM's own software, has a username of its own.
const HOSTS = /^(?:private\.)?(?:(?!cp\.)[a-z]{2}\d?\.)?icr\.io$/;

/** IBM Cloud Container Registry: https://cloud.ibm.com/docs/Registry?topic=Registry-registry_access. */
export const IBM: RegistryProvider = {
  kind: RegistryKind.IBM,
  factory: 'Registry.ibm()',
  hosts: HOSTS,
  mistakes: [],
  facts: () => ({
    username: 'iamapikey',
    usernameHint: 'iamapikey, with an IAM API key',
  }),
};

/** The host of a region, or the global one. */
export function ibmHost(region?: string): string {
  if (region !== undefined && !/^(?!cp$)[a-z]{2}\d?$/.test(region)) {
    throw registryError(
      `Registry.ibm: 'region' must be the prefix of a registry host, e.g. de for eu-de: got ${shown(region)}`,
    );
  }
  return region === undefined ? 'icr.io' : `${region}.icr.io`;
}
