import { RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

const KEY = /^[a-z]{3}$/;
const IDENTIFIER = /^[a-z]+(?:-[a-z]+)+-\d+$/;

// Hosts by region: https://docs.oracle.com/en-us/iaas/Content/Registry/Concepts/registryprerequisites.htm#regional-availability. The one on
// oraclecloud.com: https://docs.oracle.com/en-us/iaas/Content/Registry/Tasks/registrypullingimagesusingthedockercli.htm.
const HOSTS = /^(?:(?:[a-z]{3}|[a-z]+(?:-[a-z]+)+-\d+)\.ocir\.io|ocir\.[a-z]+(?:-[a-z]+)+-\d+\.oci\.oraclecloud\.com)$/;

/**
 * Oracle Cloud Infrastructure Registry:
 * https://docs.oracle.com/en-us/iaas/Content/Registry/Concepts/registryprerequisites.htm.
 */
export const OCIR: RegistryProvider = {
  kind: RegistryKind.OCIR,
  factory: 'Registry.ocir(region)',
  hosts: HOSTS,
  mistakes: [],
  facts: () => ({
    usernameHint: 'tenancy-namespace/user, for a federated user tenancy-namespace/oracleidentitycloudservice/user; the '
      + 'password is an auth token',
  }),
};

export function ocirHost(region: string): string {
  if (KEY.test(region)) {
    return `${region}.ocir.io`;
  }
  if (IDENTIFIER.test(region)) {
    return `ocir.${region}.oci.oraclecloud.com`;
  }
  throw registryError("Registry.ocir: 'region' must be the key or the identifier of a region, e.g. fra or "
    + `eu-frankfurt-1: got ${shown(region)}`);
}
