import { IConstruct } from 'constructs';
import { CloudGrant } from '../identity';
import { RefreshGitOps } from './gitops';

/** Something in the cluster that fetches tokens and writes them into pull secrets. */
export interface IRefresher extends IConstruct {
  /** The namespace that it runs in. */
  readonly namespace: string;

  /** The ServiceAccount that it runs as; cloud identities are bound to it. */
  readonly serviceAccountName: string;

  /** When it runs: what was given, or what follows from the tokens. */
  readonly schedule: string;

  /** The time zone of the schedule. */
  readonly timeZone: string;

  /**
   * The least that has to be granted in the clouds so that it can fetch its tokens, and that they open what they are
   * for.
   */
  readonly cloudGrants: CloudGrant[];

  /** Settings that GitOps tools need. */
  readonly gitOps: RefreshGitOps;

  /**
   * The subjects that the identities in the clouds have to trust, so that its ServiceAccount can be them.
   *
   * @param oidcIssuer issuer of the cluster's ServiceAccount tokens: the `issuer` in
   * `kubectl get --raw /.well-known/openid-configuration`
   * @throws if an identity needs the issuer and it cannot be right
   */
  cloudTrust(oidcIssuer?: string): CloudGrant[];
}
