import { CloudProvider } from '../../registry';
import { GoogleBinding } from '../binding';
import { CloudGrant } from '../cloud-grant';
import { placeholder } from '../command';
import { IdentityStrategy, registryNames, NodeGrantee } from '../strategy';
import { PermissionsProps, TrustProps, Workload } from '../workload';
import { impersonationCommand, projectOf, pullCommands } from './commands';
import { projectOfServiceAccount } from './names';

/** What tells one kind of identity of Google Cloud from another. */
interface GoogleIdentity {
  readonly description: string;
  readonly kind: string;
  readonly binding: Omit<GoogleBinding, 'provider'>;
  /** The identity as a member of IAM, or in words where it is not known. */
  readonly member: (workload: Workload) => string;
  /** Role by which the identity may mint tokens for the service account of the binding. */
  readonly impersonationRole: string;
  /** Who the nodes are, where it is what they are. */
  readonly nodes?: NodeGrantee;
  /** Provider of a workload identity pool that has to trust the cluster. */
  readonly trust?: (props: TrustProps) => Omit<CloudGrant, 'kind' | 'provider'>;
}

/**
 * "Impersonate service accounts from federated workloads", `iam.serviceAccounts.getAccessToken` among others:
 * https://cloud.google.com/iam/docs/roles-permissions/iam#iam.workloadIdentityUser.
 */
export const WORKLOAD_IDENTITY_USER = 'roles/iam.workloadIdentityUser';

/** https://cloud.google.com/iam/docs/roles-permissions/iam#iam.serviceAccountTokenCreator. */
export const TOKEN_CREATOR = 'roles/iam.serviceAccountTokenCreator';

const IMPERSONATION = 'https://cloud.google.com/iam/docs/service-account-permissions#impersonate-service-account';

/**
 * Google's Security Token Service gives no token that outlives the one it takes (seen with the five minutes of GitHub:
 * https://github.com/moby/buildkit/issues/5852), and none of more than an hour. So the one that it takes has two.
 */
export const FEDERATED_TOKEN_SECONDS = 7200;

export function googleStrategy(identity: GoogleIdentity): IdentityStrategy {
  const { description, kind, binding, nodes, trust } = identity;
  const minted = binding.serviceAccount === '' ? '' : `, for ${binding.serviceAccount}`;
  return {
    description: description + minted,
    kind,
    nodes,
    binding: { provider: CloudProvider.GOOGLE, ...binding },
    permissions: props => googlePermissions(identity, props),
    trust: props => trust ? [{ kind: 'trust', provider: CloudProvider.GOOGLE, ...trust(props) }] : [],
  };
}

function googlePermissions(
  { binding, member: memberFor, impersonationRole }: GoogleIdentity, props: PermissionsProps,
): CloudGrant[] {
  const { namespace = placeholder('namespace'), serviceAccountName = placeholder('service account') } = props;
  const member = memberFor({ namespace, serviceAccountName });
  const account = binding.serviceAccount;
  const { role, documentation } = props.registries[0]._pullPermission!;
  const puller = account === '' ? member : `serviceAccount:${account}`;
  const pull = {
    kind: 'permission',
    provider: CloudProvider.GOOGLE,
    account: projectOf(props.registries),
    grantees: [puller],
    resources: registryNames(props.registries),
    role,
    commands: pullCommands(props.registries, puller, role!),
    documentation,
  };
  const impersonate = {
    kind: 'permission',
    provider: CloudProvider.GOOGLE,
    account: projectOfServiceAccount(account),
    grantees: [member],
    resources: [account],
    role: impersonationRole,
    commands: [impersonationCommand(account, member, impersonationRole)],
    documentation: IMPERSONATION,
  };
  return account === '' ? [pull] : [pull, impersonate];
}
