import { Duration } from 'cdk8s';
import { IdentityStrategy } from '../strategy';
import { checkServiceAccount } from './names';
import { googleStrategy, TOKEN_CREATOR } from './strategy';

/** Options of `CloudIdentity.googleNode`. */
export interface GoogleNodeOptions {
  /**
   * E-mail of a Google service account to fetch tokens for, by the rights of the node's; it may be the node's own.
   *
   * @default - the tokens that the metadata server keeps, which may be about to expire
   */
  readonly serviceAccount?: string;
}

/** The metadata server is no way to a node's account where Workload Identity Federation for GKE is on. */
export function googleNode({ serviceAccount }: GoogleNodeOptions): IdentityStrategy {
  return googleStrategy({
    description: 'Google service account of the nodes',
    binding: {
      method: 'metadata',
      file: '',
      audience: '',
      serviceAccount: serviceAccount === undefined ? '' : checkServiceAccount('CloudIdentity.googleNode', serviceAccount),
      // "The metadata server caches access tokens until they have 5 minutes of remaining time before they expire":
      // https://cloud.google.com/compute/docs/access/authenticate-workloads#applications.
      ...serviceAccount === undefined && { tokenLifetime: Duration.minutes(5) },
      pod: { egress: [{ cidr: '169.254.169.254/32', port: 80 }] },
    },
    member: () => 'the service account of the nodes',
    impersonationRole: TOKEN_CREATOR,
  });
}
