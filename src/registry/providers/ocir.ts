import { RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

/** Oracle Cloud Infrastructure Registry: https://docs.oracle.com/en-us/iaas/Content/Registry/Concepts/registryprerequisites.htm. */
export const OCIR: RegistryProvider = {
  kind: RegistryKind.OCIR,
  factory: 'Registry.ocir(regionKey)',
  hosts: /^[a-z0-9-]+\.ocir\.io$/,
  mistakes: [],
  facts: () => ({
    usernameHint: 'tenancy-namespace/user, for a federated user tenancy-namespace/oracleidentitycloudservice/user, with an auth token',
  }),
};

/** The host of a region. */
export function ocirHost(regionKey: string): string {
  if (!/^[a-z]{3}$/.test(regionKey)) {
    throw registryError(`Registry.ocir: 'regionKey' must be the three-letter key of a region, e.g. fra for eu-frankfurt-1: got ${shown(regionKey)}`);
  }
  return `${regionKey}.ocir.io`;
}
