import { checkEachOnce } from '../given/each-once';
import { shownUnlessSecret } from '../given/shown';
import { checkNamespace, checkObjectName } from '../kubernetes/name';
import { Registry } from '../registry';

/** The ServiceAccount that tokens are fetched as. */
export interface Workload {
  readonly namespace: string;
  readonly serviceAccountName: string;
}

/** What permissions are wanted for. Where namespace or ServiceAccount is not known, documents have a placeholder. */
export interface PermissionsProps extends Partial<Workload> {
  /** Registries to pull from. */
  readonly registries: readonly Registry[];
  /**
   * ARN of the IAM role to assume for the ECR registries of an AWS account, by account; without one the identity itself
   * pulls.
   */
  readonly assumeRoles?: Readonly<Record<string, string>>;
}

/** Who may use an identity. */
export interface TrustProps extends Workload {
  /** Issuer of the cluster's ServiceAccount tokens; identities that need it say so. */
  readonly oidcIssuer?: string;
  /** ARNs of the IAM roles that the identity assumes. */
  readonly assumeRoles?: readonly string[];
}

/** Reads texts `NAMESPACE/NAME`. */
export function workloadsOf(serviceAccounts: readonly string[]): Workload[] {
  const workloads = serviceAccounts.map(text => {
    const [, namespace, serviceAccountName] = /^([^/]+)\/([^/]+)$/.exec(text) ?? [];
    if (namespace === undefined) {
      throw new Error("'serviceAccounts' must be NAMESPACE/NAME each, such as payments/web: got "
        + shownUnlessSecret(text));
    }
    return {
      namespace: checkNamespace('serviceAccounts', namespace),
      serviceAccountName: checkObjectName('serviceAccounts', serviceAccountName),
    };
  });
  checkEachOnce("'serviceAccounts'", serviceAccounts);
  return workloads;
}
