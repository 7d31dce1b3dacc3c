import { CloudProvider } from '../cloud-provider';
import { RegistryFacts, RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

/** The Azure clouds, each with a domain of its own for registries. */
export enum AzureCloud {
  /** Azure, `azurecr.io`. */
  PUBLIC = 'io',

  /** Azure operated by 21Vianet in China, `azurecr.cn`. */
  CHINA = 'cn',

  /** Azure Government in the United States, `azurecr.us`. */
  US_GOVERNMENT = 'us',

  /** The former Azure Germany, `azurecr.de`. */
  GERMANY = 'de',
}

// "5-50 lowercase alphanumeric characters", and NAME-HASH in the login server of a registry with a domain name label:
// https://learn.microsoft.com/azure/container-registry/container-registry-get-started-azure-cli.
const NAME = /^[a-z0-9]{5,50}(?:-[a-z0-9]+)?$/;
// The second form is a regional endpoint:
// https://learn.microsoft.com/azure/container-registry/container-registry-regional-endpoints.
const HOST = /^(?<name>[^.]+)\.(?:(?<region>[a-z0-9]+)\.geo\.)?azurecr\.(?<domain>io|cn|us|de)$/;

/** Azure Container Registry: https://learn.microsoft.com/azure/container-registry/container-registry-authentication. */
export const ACR: RegistryProvider = {
  kind: RegistryKind.ACR,
  factory: 'Registry.acr(name)',
  hosts: HOST,
  mistakes: [
    {
      host: /^([a-z0-9-]+)\.[a-z0-9]+\.data\.azurecr\.(io|cn|us|de)$/,
      is: 'a data endpoint of ACR, not its login server',
      instead: '$1.azurecr.$2',
    },
  ],
  facts: acrFacts,
};

/** The login server of a registry. */
export function acrHost(name: string, cloud: AzureCloud = AzureCloud.PUBLIC): string {
  const host = /^(.+)\.azurecr\.[a-z]+$/.exec(name);
  if (host) {
    throw registryError(`Registry.acr: 'name' must be the name alone: got ${shown(name)}; write ${shown(host[1])}`);
  }
  checkName("Registry.acr: 'name'", name);
  if (!Object.values(AzureCloud).includes(cloud)) {
    throw registryError(`Registry.acr: 'cloud' must be AzureCloud.${Object.keys(AzureCloud).join(', ')}: got `
      + `${JSON.stringify(cloud)}; write Registry.acr(name, AzureCloud.CHINA)`);
  }
  return `${name}.azurecr.${cloud}`;
}

function acrFacts(host: string): RegistryFacts {
  const { name, region, domain } = HOST.exec(host)!.groups!;
  checkName(`ACR host ${shown(host)}: name`, name);
  return {
    username: '00000000-0000-0000-0000-000000000000',
    usernameHint: '00000000-0000-0000-0000-000000000000 for a token of Microsoft Entra; the application ID of a '
      + 'service principal; the name of a repository-scoped token',
    // "valid for three hours": https://learn.microsoft.com/azure/container-registry/container-registry-authentication
    tokenHours: 3,
    // Off by default is the exception, anonymous pull:
    // https://learn.microsoft.com/azure/container-registry/anonymous-pull-access.
    neverPublic: true,
    // The globs of an AKS node:
    // https://github.com/Azure/AgentBaker/blob/master/parts/linux/cloud-init/artifacts/cse_config.sh.
    matchHosts: [region === undefined ? `*.azurecr.${domain}` : `*.*.geo.azurecr.${domain}`],
    pullPermission: {
      provider: CloudProvider.AZURE,
      role: 'AcrPull',
      documentation:
        'https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview',
    },
  };
}

function checkName(what: string, name: string): void {
  if (/[A-Z]/.test(name)) {
    throw registryError(
      `${what} must be in lower case, as the login server is: got ${shown(name)}; write ${shown(name.toLowerCase())}`,
    );
  }
  if (!NAME.test(name)) {
    throw registryError(`${what} must have 5 to 50 letters and digits, and may have - and the hash of a domain name `
      + `label after them: got ${shown(name)}`);
  }
}
