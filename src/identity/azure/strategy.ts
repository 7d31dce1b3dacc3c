import { quotedLine, shownUnlessSecret } from '../../given/shown';
import { AzureCloud, CloudProvider, Registry } from '../../registry';
import { AzureBinding } from '../binding';
import { checkGrammar } from '../check';
import { CloudGrant } from '../cloud-grant';
import { IdentityStrategy, registryNames } from '../strategy';
import { PermissionsProps, TrustProps } from '../workload';
import { roleCommands } from './commands';

/** What tells one kind of identity of Azure from another. */
interface AzureIdentity {
  readonly description: string;
  readonly kind: string;
  readonly binding: Omit<AzureBinding, 'provider'>;
  /** Cloud of the identity, where it is bound to one. */
  readonly cloud?: AzureCloud;
  /** Who is granted, where there is no client ID. */
  readonly granteeText?: string;
  /** Whether it is what the nodes are. */
  readonly isOfNodes?: boolean;
  readonly trust?: (props: TrustProps) => Omit<CloudGrant, 'kind' | 'provider'>;
}

interface CloudEndpoints {
  /** Host of Microsoft Entra ID. */
  readonly authority: string;
  /** Audience of tokens from other issuers. */
  readonly federationAudience: string;
  /** The suffix of names that differ from cloud to cloud. */
  readonly suffix: string;
}

// Hosts: https://github.com/Azure/azure-sdk-for-go/blob/main/sdk/azcore/cloud/cloud.go. Audiences:
// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity. Azure
// Germany is closed: https://learn.microsoft.com/previous-versions/azure/germany/germany-welcome.
const CLOUDS: Partial<Record<AzureCloud, CloudEndpoints>> = {
  [AzureCloud.PUBLIC]: {
    authority: 'login.microsoftonline.com', federationAudience: 'api://AzureADTokenExchange', suffix: '',
  },
  [AzureCloud.CHINA]: {
    authority: 'login.chinacloudapi.cn', federationAudience: 'api://AzureADTokenExchangeChina', suffix: '-china',
  },
  [AzureCloud.US_GOVERNMENT]: {
    authority: 'login.microsoftonline.us', federationAudience: 'api://AzureADTokenExchangeUSGov', suffix: '-usgov',
  },
};

export function azureStrategy(identity: AzureIdentity): IdentityStrategy {
  const { description, kind, binding, cloud, isOfNodes, trust } = identity;
  return {
    description,
    kind,
    binding: { provider: CloudProvider.AZURE, ...binding },
    problemWith: registry => cloud === undefined ? undefined : cloudProblem(cloud, registry),
    nodes: isOfNodes ? { grantee: granteeOf(identity), account: binding.tenant } : undefined,
    permissions: props => azurePermissions(identity, props),
    trust: props => trust ? [{ kind: 'trust', provider: CloudProvider.AZURE, ...trust(props) }] : [],
  };
}

export function cloudOf(factory: string, cloud: AzureCloud): CloudEndpoints {
  const found = CLOUDS[cloud];
  if (!found) {
    throw new Error(`${factory}: 'cloud' must be AzureCloud.PUBLIC, CHINA or US_GOVERNMENT: got '${cloud}'`);
  }
  return found;
}

/** Checks a client or tenant ID. */
export function checkGuid(factory: string, property: string, value: string): string {
  return checkGrammar(`${factory}: '${property}'`, value, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    'a GUID, such as 00000000-0000-0000-0000-000000000000', [
      {
        value: /^\/subscriptions\/.*$/,
        is: 'a resource ID; write the clientId that `az identity show --ids $& --query clientId` prints',
      },
      {
        value: /^[a-z0-9.-]+\.[a-z]+$/i,
        is: 'a domain; write the tenantId that `az account show --query tenantId` prints',
      },
    ], text => text.startsWith('/subscriptions/') ? quotedLine(text) : shownUnlessSecret(text));
}

function granteeOf({ binding, granteeText }: AzureIdentity): string {
  return binding.client === '' ? granteeText! : binding.client;
}

function azurePermissions(identity: AzureIdentity, { registries }: PermissionsProps): CloudGrant[] {
  const { role, documentation } = registries[0]._pullPermission!;
  const grantee = granteeOf(identity);
  return [{
    kind: 'permission',
    provider: CloudProvider.AZURE,
    account: identity.binding.tenant,
    grantees: [grantee],
    resources: registryNames(registries),
    role,
    commands: roleCommands(registries, grantee, role!, identity.binding.tenant),
    documentation,
  }];
}

/** The login server ends in the domain of its cloud, which is the value of `AzureCloud`. */
function cloudProblem(cloud: AzureCloud, { host }: Registry): string | undefined {
  const name = (value: string) => `AzureCloud.${Object.entries(AzureCloud).find(([, domain]) => domain === value)![0]}`;
  const wanted = host.slice(host.lastIndexOf('.') + 1);
  return wanted === cloud
    ? undefined
    : `it is an identity of ${name(cloud)}, and '${host}' is in ${name(wanted)}: give 'cloud: ${name(wanted)}'`;
}
