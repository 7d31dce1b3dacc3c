import { IDENTITY_MOUNT } from '../binding';
import { issuerOf, tokenSubject } from '../oidc';
import { IdentityStrategy } from '../strategy';
import { providerCommands } from './commands';
import { checkPoolId, checkProjectNumber, checkServiceAccount } from './names';
import { FEDERATED_TOKEN_SECONDS, googleStrategy, WORKLOAD_IDENTITY_USER } from './strategy';

/** Which workload identity pool of Google Cloud trusts the cluster. */
export interface GoogleFederationProps {
  /** Number of the project of the pool. */
  readonly projectNumber: string;

  /** ID of the workload identity pool. */
  readonly pool: string;

  /** ID of the provider in the pool, which maps `google.subject` to `assertion.sub`. */
  readonly provider: string;

  /**
   * E-mail of a Google service account to fetch tokens for.
   * @default - the Kubernetes ServiceAccount is itself granted the permission to pull
   */
  readonly serviceAccount?: string;
}

const FACTORY = 'CloudIdentity.googleFederation';

/** https://cloud.google.com/iam/docs/workload-identity-federation-with-kubernetes. */
export function googleFederation({
  projectNumber, pool, provider, serviceAccount,
}: GoogleFederationProps): IdentityStrategy {
  const poolName = `projects/${checkProjectNumber(FACTORY, projectNumber)}/locations/global/workloadIdentityPools/`
    + `${checkPoolId(FACTORY, 'pool', pool)}`;
  const name = `//iam.googleapis.com/${poolName}/providers/${checkPoolId(FACTORY, 'provider', provider)}`;
  // The audience that a provider takes where no other one is configured.
  const audience = `https:${name}`;
  const file = `tokens/google-${projectNumber}-${pool}-${provider}`;
  return googleStrategy({
    kind: 'googleFederation',
    description: `workload identity federation through ${poolName}/providers/${provider}`,
    binding: {
      method: 'federation',
      file: `${IDENTITY_MOUNT}/${file}`,
      audience: name,
      serviceAccount: serviceAccount === undefined ? '' : checkServiceAccount(FACTORY, serviceAccount),
      pod: { tokens: [{ audience, expirationSeconds: FEDERATED_TOKEN_SECONDS, file }] },
    },
    member: workload => `principal://iam.googleapis.com/${poolName}/subject/${tokenSubject(workload)}`,
    impersonationRole: WORKLOAD_IDENTITY_USER,
    trust: props => ({
      account: projectNumber,
      grantees: [tokenSubject(props)],
      resources: [`${poolName}/providers/${provider}`],
      commands: providerCommands(projectNumber, `${poolName}/providers/${provider}`, issuerOf(props)),
      issuer: issuerOf(props),
      audience,
      documentation: 'https://cloud.google.com/iam/docs/workload-identity-federation-with-kubernetes',
    }),
  });
}
