/** What evaluates a policy. Both evaluate the same expressions. */
export enum AdmissionEngine {
  /**
   * The API server itself: nothing to install, nothing that can be down. From Kubernetes 1.30 on for
   * `AllowedRegistries`, from 1.36 on for the pattern `ADMISSION`.
   * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
   */
  API_SERVER = 'api-server',

  /**
   * Kyverno, from 1.17 on (`policies.kyverno.io/v1` `ValidatingPolicy` and `MutatingPolicy`; its older `ClusterPolicy`
   * is deprecated). It
   * also reports what was there before the policy.
   * @see https://kyverno.io/docs/policy-types/validating-policy/
   */
  KYVERNO = 'kyverno',
}
